// A lesson keeps the reader's place without asking: where they are, how far they came, how long they looked at it.
// Without this script the page reads the same; a lesson is then finished by the button at its end.
(() => {
  const page = document.querySelector('[data-lesson]');
  const text = page && page.querySelector('.lesson-text');
  if (!text) return;
  const address = `/api/lessons/${page.dataset.lesson}`;
  const headings = [...text.querySelectorAll('h2[id]')];
  const links = [...page.querySelectorAll('.lesson-outline a[href^="#s"]')];
  const bar = page.querySelector('.lesson-tick progress');
  const tellEvery = 15_000;
  const restsAfter = 60_000;

  let furthest = Number(page.dataset.furthest) || 0;
  let told = '';
  let seconds = 0;
  let lastMoved = Date.now();

  const place = () => {
    const { top, height } = text.getBoundingClientRect();
    const share = (y) => Math.max(0, Math.min(1000, Math.round(((y - top) / height) * 1000)));
    return { position: share(0), bottom: share(window.innerHeight) };
  };

  function look() {
    const { bottom } = place();
    furthest = Math.max(furthest, bottom);
    if (bar) bar.value = furthest;
    const here = headings.filter((heading) => heading.getBoundingClientRect().top < window.innerHeight / 3).at(-1);
    for (const link of links) {
      if (here && link.hash === `#${here.id}`) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }

  function report(leaving) {
    const { position } = place();
    const body = JSON.stringify({ position, furthest, seconds: Math.round(seconds) });
    // Nothing moved and nobody looked: nothing to tell.
    if (seconds < 1 && told === `${position} ${furthest}`) return;
    told = `${position} ${furthest}`;
    const sent = seconds;
    seconds = 0;
    if (leaving && navigator.sendBeacon) {
      navigator.sendBeacon(`${address}/progress`, body);
      return;
    }
    fetch(`${address}/progress`, { method: 'POST', body, keepalive: true })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then((answer) => {
        if (answer.finished) page.dataset.finished = 'yes';
      })
      .catch(() => {
        // The network is away: what was read is told with the next report.
        seconds += sent;
        told = '';
      });
  }

  function resume() {
    const position = Number(page.dataset.position) || 0;
    if (location.hash || position < 20 || position > 950 || page.dataset.finished === 'yes') return;
    const { top, height } = text.getBoundingClientRect();
    window.scrollTo(0, window.scrollY + top + (height * position) / 1000);
    const notice = page.querySelector('.lesson-resumed');
    if (notice) notice.hidden = false;
  }

  function restoreAnswers() {
    let answers = {};
    try {
      answers = JSON.parse(page.dataset.answers || '{}');
    } catch {
      return;
    }
    for (const form of text.querySelectorAll('[data-self-check]')) {
      const choice = answers[form.dataset.selfCheck];
      if (!choice) continue;
      const chosen = choice === 'true' || choice === 'false' ? [choice] : [...choice];
      for (const input of form.querySelectorAll('input')) input.checked = chosen.includes(input.value);
      form.dataset.restoring = '';
      form.requestSubmit();
      delete form.dataset.restoring;
    }
  }

  text.addEventListener('self-check', (event) => {
    const form = event.target;
    if ('restoring' in form.dataset) return;
    const choices = [...form.querySelectorAll('input:checked')].map((input) => input.value);
    const body = JSON.stringify({ check: event.detail.id, choices });
    fetch(`${address}/self-checks`, { method: 'POST', body, keepalive: true }).catch(() => undefined);
  });

  const moved = () => {
    lastMoved = Date.now();
  };
  for (const kind of ['scroll', 'pointerdown', 'keydown', 'touchstart'])
    window.addEventListener(kind, moved, { passive: true });

  let waiting = false;
  window.addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        look();
      });
    },
    { passive: true },
  );
  window.addEventListener('resize', look);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') report(true);
    else moved();
  });
  window.addEventListener('pagehide', () => report(true));

  setInterval(() => {
    if (document.visibilityState === 'visible' && Date.now() - lastMoved < restsAfter) seconds += 1;
  }, 1000);
  setInterval(() => report(false), tellEvery);

  const printer = page.querySelector('[data-print]');
  if (printer) {
    printer.hidden = false;
    printer.addEventListener('click', () => window.print());
  }

  restoreAnswers();
  resume();
  look();
  page.dataset.ready = '';
})();
