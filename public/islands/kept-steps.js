// Steps of sittings that this browser has not got rid of yet. Each window keeps its own under a key of its own:
// `hangjia-sitting:<attempt>:<epoch>:<window>`. Loaded before the scripts that use it.
globalThis.hangjiaKept = (() => {
  const MOST = 400;
  const prefixOf = (attempt) => `hangjia-sitting:${attempt}:`;
  const epochOf = (attempt, key) => Number(key.slice(prefixOf(attempt).length).split(':')[0]);

  /** The keys under which steps of a sitting are kept; none where the browser keeps nothing. */
  function keysOf(attempt) {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(attempt)));
    } catch {
      return [];
    }
  }

  function read(key) {
    try {
      const steps = JSON.parse(localStorage.getItem(key) ?? '[]');
      return Array.isArray(steps) ? steps : [];
    } catch {
      return [];
    }
  }

  function write(key, steps) {
    try {
      if (steps.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(steps));
    } catch {
      // A device that keeps nothing still sends what is in memory.
    }
  }

  /**
   * Takes what windows of this epoch left behind into one queue, oldest first and each number once. A window that still
   * works sends its own again, which changes nothing.
   */
  function gather(attempt, epoch, ownKey) {
    const keys = keysOf(attempt).filter((key) => epochOf(attempt, key) === epoch);
    const steps = keys.flatMap(read).sort((a, b) => a.at - b.at || a.seq - b.seq);
    let last = 0;
    const queue = [];
    for (const step of steps) {
      if (queue.some(({ seq, slot, choice }) => seq === step.seq && slot === step.slot && choice === step.choice))
        continue;
      last = Math.max(last + 1, step.seq);
      queue.push({ ...step, seq: last });
    }
    write(ownKey, queue);
    for (const key of keys) if (key !== ownKey) localStorage.removeItem(key);
    return queue;
  }

  /** Sends all that is kept under a key. What the server neither takes nor settles stays; throws when it is not there. */
  async function send(attempt, key) {
    let events = read(key);
    while (events.length > 0) {
      const answer = await fetch(`/api/sittings/${attempt}/answers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ epoch: epochOf(attempt, key), sentAt: Date.now(), events: events.slice(0, MOST) }),
      });
      const body = await answer.json().catch(() => ({}));
      if (answer.status === 409 && body.reason === 'sequence-taken') {
        // Another window used the numbers: ours follow after them.
        events = events.map((step, place) => ({ ...step, seq: body.lastSeq + 1 + place }));
      } else if (answer.ok || (answer.status === 409 && body.reason === 'ended')) events = events.slice(MOST);
      else if (answer.status === 409) return;
      else throw new Error('not sent');
      write(key, events);
    }
    write(key, []);
  }

  return { MOST, epochOf, gather, keysOf, send, write };
})();
