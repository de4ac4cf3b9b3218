// Waits for a state to change and then shows the page anew: marking that is under way, a move that an invigilator decides.
// Where the deadline froze the sheet, it first sends what this device still holds and says that nothing more will come.
(() => {
  const waiting = document.querySelector('#waiting[data-attempt]');
  // A marked sheet waits for nothing; this device may still hold answers that never left it.
  const place = waiting ?? document.querySelector('#kept[data-attempt]');
  if (!place) return;
  const { attempt } = place.dataset;
  let before = null;
  let pause = 500;

  const kept = globalThis.hangjiaKept;
  /** Sends what this device still holds of the sitting, also from before it moved to another device and back. */
  async function sendAllKept() {
    for (const key of kept.keysOf(attempt)) await kept.send(attempt, key);
  }

  async function finish() {
    await sendAllKept();
    const form = document.getElementById('finish');
    if (!form) return;
    await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    form.remove();
  }

  async function look() {
    try {
      await finish();
      const answer = await fetch(`/api/sittings/${attempt}/state`, { headers: { accept: 'application/json' } });
      if (answer.ok) {
        const { status, writer, move } = await answer.json();
        const now = [status, writer, move].join();
        if (status === 'GRADED' || (before !== null && now !== before)) return window.location.reload();
        before = now;
      }
    } catch {
      // Without a network there is nothing to see; the next look will tell.
    }
    pause = Math.min(pause * 1.3, 5000);
    return setTimeout(look, pause);
  }
  if (waiting) setTimeout(look, 300);
  else sendAllKept().catch(() => undefined);
})();
