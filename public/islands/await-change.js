// Waits for a state to change and then shows the page anew: marking that is under way, a move that an invigilator decides.
// Where the deadline froze the sheet, it first sends what this device still holds and says that nothing more will come.
(() => {
  const waiting = document.querySelector('#waiting[data-attempt]');
  if (!waiting) return;
  const { attempt } = waiting.dataset;
  const prefix = `hangjia-sitting:${attempt}:`;
  let before = null;
  let pause = 500;

  async function sendKept(key) {
    const events = JSON.parse(localStorage.getItem(key) ?? '[]');
    if (events.length === 0) return;
    const answer = await fetch(`/api/sittings/${attempt}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        epoch: Number(key.slice(prefix.length)),
        sentAt: Date.now(),
        events: events.slice(0, 400),
      }),
    });
    // Refused is settled as well: the server has said what becomes of them.
    if (answer.ok || answer.status === 409) localStorage.removeItem(key);
    else throw new Error('not sent');
  }

  async function finish() {
    const form = document.getElementById('finish');
    if (!form) return;
    let keys = [];
    try {
      keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    } catch {
      keys = [];
    }
    for (const key of keys) await sendKept(key);
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
  setTimeout(look, 300);
})();
