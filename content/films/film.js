/* The clock of a film: what is seen at a time follows from that time alone, so that any frame can be drawn by itself. */

/** What may name a token; everything else that is set is an attribute of the drawing. */
const STYLE = new Set(['opacity', 'fill', 'stroke']);

const ease = (x) => (x < 0.5 ? 2 * x * x : 1 - (1 - x) ** 2 * 2);

/** The value at `at` of a track `[[second, value], …]`: even before, between and after its stations. */
export function along(stations, at) {
  const next = stations.findIndex(([second]) => second > at);
  if (next === 0) return stations[0][1];
  if (next === -1) return stations.at(-1)[1];
  const [from, a] = stations[next - 1];
  const [to, b] = stations[next];
  return a + (b - a) * ease((at - from) / (to - from));
}

/** How far something is there that comes at `from` and goes at `to`, over a third of a second each. */
export const between = (from, to, at, over = 0.35) =>
  along(
    [
      [from, 0],
      [from + over, 1],
      [to - over, 1],
      [to, 0],
    ],
    at,
  );

/**
 * Makes a film of `draw(second)` and its captions `[from, to, words, what is shown]`. A browser plays it in a loop; the
 * renderer asks `globalThis.film.show(second)` for each frame and gets a text that is the same as long as nothing moves.
 */
export function film({ seconds, poster, captions, draw }) {
  const line = document.getElementById('caption');
  const state = new Map();
  const set = (element, values) => {
    state.set(element.id || element, JSON.stringify(values));
    for (const [name, value] of Object.entries(values)) {
      if (name === 'text') element.textContent = value;
      else if (STYLE.has(name)) element.style[name] = value;
      else element.setAttribute(name, value);
    }
  };
  const show = (at) => {
    const [from, to, words] = captions.find(([, end]) => at < end) ?? captions.at(-1);
    set(line, { text: words, opacity: between(from, to, at, 0.25) });
    draw(at, set);
    return [...state.values()].join();
  };
  globalThis.film = { seconds, poster, captions, show };
  const began = performance.now();
  const play = () => {
    if (globalThis.film.held) return;
    show(((performance.now() - began) / 1000) % seconds);
    requestAnimationFrame(play);
  };
  play();
}
