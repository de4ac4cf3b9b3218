// The sitting on a device: saves each step at once, keeps it here while there is no network, and shows any question of
// the paper without a request. The server owns clock, paper and answers; nothing here decides anything.
(() => {
  const root = document.getElementById('sitting');
  if (!root) return;
  const data = JSON.parse(root.dataset.sitting);
  const { words } = data;
  const here = `/sittings/${data.attemptId}`;
  const forms = [...document.querySelectorAll('form.sitting-answer')];
  if (forms.length === 0) return;

  // ---- the clock -------------------------------------------------------------------------------------------------
  // Only the server's clock counts; this device measures how long ago it was told.
  let clock = { now: data.now, at: performance.now() };
  let deadlineAt = data.deadlineAt;
  const serverNow = () => clock.now + (performance.now() - clock.at);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: data.zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  const count = (shapes, n) => fill(n === 1 ? shapes.one : shapes.other, { n });
  const clockText = (seconds) => {
    const two = (n) => String(n).padStart(2, '0');
    const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${rest}` : rest;
  };

  // ---- what is not yet saved -------------------------------------------------------------------------------------
  const kept = globalThis.hangjiaKept;
  // Two windows of one browser must not write over each other.
  const storageKey = `hangjia-sitting:${data.attemptId}:${data.epoch}:${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  let queue = kept.gather(data.attemptId, data.epoch, storageKey);
  let lastSeq = data.lastSeq;
  const store = () => kept.write(storageKey, queue);
  for (const step of queue) lastSeq = Math.max(lastSeq, step.seq);

  let stopped = false;
  let ended = false;
  let paused = data.paused;
  let sending = false;
  let wait = 1000;
  let retry = 0;

  const record = (slot, choice) => {
    lastSeq += 1;
    queue.push({ seq: lastSeq, slot, choice, at: Date.now() });
    store();
    send();
  };

  async function send() {
    clearTimeout(retry);
    if (sending || stopped || queue.length === 0) return;
    sending = true;
    saveState('saving');
    const events = queue.slice(0, kept.MOST);
    try {
      const answer = await fetch(`/api/sittings/${data.attemptId}/answers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ epoch: data.epoch, sentAt: Date.now(), events }),
      });
      const body = await answer.json().catch(() => ({}));
      sending = false;
      if (answer.ok && body.ok) acknowledged(events.length, body);
      else if (answer.status === 409) refused(body);
      else if (answer.status === 401) lost('signedOut');
      else if (answer.status === 404 || answer.status === 422) stop('moved');
      else lost('offline');
    } catch {
      sending = false;
      lost('offline');
    }
  }

  function acknowledged(sent, body) {
    queue = queue.slice(sent);
    store();
    wait = 1000;
    if (body.kept === 'moved') return stop('moved');
    if (body.kept) banner('kept', body.kept === 'too-many' ? words.keptTooMany : words.kept);
    else if (['offline', 'signedOut'].includes(shownBanner)) banner(null);
    saveState('saved', body.savedAt);
    if (queue.length > 0) send();
    else if (timeIsUp()) handInNow();
  }

  function refused(body) {
    if (body.reason === 'sequence-taken') {
      // Another window of this browser used the numbers: ours follow after them.
      queue.forEach((step, place) => {
        step.seq = body.lastSeq + 1 + place;
      });
      lastSeq = Math.max(lastSeq, body.lastSeq + queue.length);
      store();
      send();
    } else if (body.reason === 'paused') {
      setPaused(true);
      saveState('local');
      again();
    } else if (body.reason === 'ended') {
      queue = [];
      store();
      window.location.assign(`${here}/result`);
    } else stop('moved');
  }

  function lost(kind) {
    saveState('local');
    banner(kind, timeIsUp() ? words.timeUpOffline : words[kind]);
    again();
  }

  function again() {
    clearTimeout(retry);
    retry = setTimeout(send, wait);
    wait = Math.min(wait * 2, 10_000);
  }

  function stop(kind) {
    stopped = true;
    lock(true);
    saveState('stopped');
    banner(kind, words[kind]);
  }

  // ---- words in the head -----------------------------------------------------------------------------------------
  const saved = document.querySelector('.save-state');
  function saveState(state, at) {
    if (!saved || (state === 'saving' && saved.classList.contains('save-local'))) return;
    saved.className = `save-state num save-${state}`;
    saved.setAttribute('aria-live', state === 'saved' ? 'off' : 'polite');
    saved.textContent =
      state === 'saved'
        ? fill(words.saved, { time: time.format(at) })
        : state === 'local'
          ? `◆ ${count(words.local, new Set(queue.map((step) => Math.abs(step.slot))).size)}`
          : state === 'saving'
            ? `◐ ${words.saving}`
            : `▲ ${words.stopped}`;
  }

  const head = document.querySelector('.sitting-head');
  let shownBanner = null;
  let bannerLine = null;
  function banner(kind, text) {
    if (kind === shownBanner && (!text || bannerLine?.textContent === text)) return;
    shownBanner = kind;
    bannerLine?.remove();
    bannerLine = null;
    if (!kind) return;
    bannerLine = document.createElement('p');
    bannerLine.className = 'sitting-offline';
    bannerLine.setAttribute('role', 'alert');
    head.append(bannerLine);
    bannerLine.textContent = text;
  }

  const polite = document.createElement('p');
  polite.className = 'hidden-visually';
  polite.setAttribute('aria-live', 'polite');
  document.body.append(polite);

  const timer = document.querySelector('.sitting-clock [role="timer"]');
  if (timer) {
    const toggle = document.createElement('button');
    toggle.type = 'button';
    toggle.className = 'clock-toggle';
    const hidden = () => localStorage.getItem('hangjia-clock') === 'hidden';
    const paint = () => {
      timer.hidden = hidden();
      toggle.textContent = hidden() ? words.showClock : words.hideClock;
    };
    toggle.addEventListener('click', () => {
      try {
        localStorage.setItem('hangjia-clock', hidden() ? 'shown' : 'hidden');
      } catch {
        timer.hidden = !timer.hidden;
      }
      paint();
    });
    timer.after(toggle);
    paint();
  }

  const secondsLeft = () => Math.max(0, Math.ceil((deadlineAt - serverNow()) / 1000));
  const timeIsUp = () => !paused && serverNow() >= deadlineAt;
  const told = new Set();
  function tick() {
    if (paused || stopped) return;
    const left = secondsLeft();
    if (timer) tellTime(left);
    if (left === 0 && !ended) timeUp();
  }
  setInterval(tick, 500);

  function tellTime(left) {
    timer.textContent = clockText(left);
    for (const minutes of [10, 5, 1]) {
      if (left <= minutes * 60 && left > minutes * 60 - 5 && !told.has(minutes)) {
        told.add(minutes);
        polite.textContent = count(words.minutesLeft, minutes);
      }
    }
  }

  function timeUp() {
    ended = true;
    lock(true);
    banner('timeUp', words.timeUpSending);
    if (queue.length > 0) send();
    else handInNow();
  }

  // A page that leaves for a server that is not there would be lost: whether it answers is asked first.
  let asking = false;
  async function handInNow() {
    if (stopped || asking) return;
    asking = true;
    let state = null;
    try {
      const answer = await fetch(`/api/sittings/${data.attemptId}/state`, { headers: { accept: 'application/json' } });
      if (answer.ok) state = await answer.json();
    } catch {
      state = null;
    }
    asking = false;
    if (!state) {
      banner('timeUp', words.timeUpOffline);
      setTimeout(handInNow, 3000);
    } else if (
      state.status === 'RUNNING' &&
      (state.undecidedSeconds > 0 || state.paused || state.now < state.deadlineAt)
    )
      heard(state, performance.now());
    else {
      stopped = true;
      banner('timeUp', words.timeUp);
      handInForm().submit();
    }
  }

  function lock(on) {
    for (const form of forms) form.querySelector('fieldset').disabled = on;
  }

  function setPaused(on) {
    if (on === paused) return;
    paused = on;
    lock(on || ended);
    banner(on ? 'paused' : null, words.paused);
    if (!on) send();
  }
  // From here on the head says so, as long as it is so.
  document.querySelector('.sitting-notices')?.remove();
  if (paused) banner('paused', words.paused);

  // ---- answers ---------------------------------------------------------------------------------------------------
  const slotOf = (form) => Number(form.dataset.slot);
  const inputsOf = (form) => [...form.querySelectorAll('input[name="choice"]')];
  const choiceOf = (form) =>
    inputsOf(form)
      .filter((input) => input.checked)
      .map((input) => ({ true: 'T', false: 'F' })[input.value] ?? input.value)
      .join('');
  const setChoice = (form, choice) => {
    for (const input of inputsOf(form))
      input.checked = choice.includes({ true: 'T', false: 'F' }[input.value] ?? input.value);
  };
  // A finger may be quicker than this script: what was chosen until now is not what the server drew.
  const chosenEarly = forms
    .filter((form) => inputsOf(form).some((input) => input.checked !== input.defaultChecked))
    .map((form) => ({ form, choice: choiceOf(form) }));
  const answered = new Map(forms.map((form) => [slotOf(form), choiceOf(form) !== '']));
  const flags = new Set();
  const numbers = [...document.querySelectorAll('.question-map a.map-number')];
  numbers.forEach((link, place) => link.classList.contains('map-flag') && flags.add(place + 1));
  // What this device still holds is newer than what the server drew.
  for (const { slot, choice } of queue) {
    if (slot < 0) choice ? flags.add(-slot) : flags.delete(-slot);
    else if (forms[slot - 1]) {
      setChoice(forms[slot - 1], choice);
      answered.set(slot, choice !== '');
    }
  }

  function answer(form) {
    const choice = choiceOf(form);
    answered.set(slotOf(form), choice !== '');
    record(slotOf(form), choice);
    paintMap();
  }
  for (const form of forms) {
    form.addEventListener('change', () => answer(form));
    form.addEventListener('submit', (event) => {
      // Checking an answer while practising asks the server, which then saves it too.
      if (event.submitter?.value !== 'check') event.preventDefault();
    });
  }

  // ---- moving about ----------------------------------------------------------------------------------------------
  let current = data.current;
  let list = data.view === 'list';
  const foot = document.querySelector('.sitting-foot');
  const footButton = (go) => foot.querySelector(`[name="go"][value="${go}"]`);
  const onward = foot.querySelector('.foot-on');

  function show(number, focus = true) {
    current = Math.min(Math.max(1, number), forms.length);
    forms.forEach((form, place) => {
      form.hidden = !list && place + 1 !== current;
    });
    const query = list ? '?view=list' : `?q=${current}`;
    history.replaceState(null, '', here + query);
    const section = data.sections.find(({ from, to }) => current >= from && current <= to);
    const part = document.querySelector('.sitting-part');
    if (part && section) part.textContent = section.part;
    paintMap();
    if (!focus) return;
    const card = forms[current - 1].querySelector('fieldset');
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
    if (list) forms[current - 1].scrollIntoView({ block: 'center' });
    else window.scrollTo(0, 0);
  }

  function paintMap() {
    numbers.forEach((link, place) => {
      const number = place + 1;
      const done = answered.get(number);
      link.classList.toggle('map-done', done);
      link.classList.toggle('map-flag', flags.has(number));
      const text = fill(done ? words.numberDone : words.numberOpen, { n: number });
      link.setAttribute('aria-label', flags.has(number) ? fill(words.numberFlag, { text }) : text);
      if (number === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
    const done = [...answered.values()].filter(Boolean).length;
    const sum = document.querySelector('.map-sum');
    if (sum) sum.textContent = fill(words.mapSum, { done, open: forms.length - done, flagged: flags.size });
    document.querySelectorAll('.question-map h3 .num').forEach((line, place) => {
      const { from, to } = data.sections[place];
      let inside = 0;
      for (let n = from; n <= to; n += 1) if (answered.get(n)) inside += 1;
      line.textContent = `${inside} / ${to - from + 1}`;
    });
    document.querySelector('.thread-done')?.setAttribute('width', String((done / forms.length) * 100));
    footButton('previous').disabled = current === 1;
    const flag = footButton('flag');
    flag.setAttribute('aria-pressed', String(flags.has(current)));
    flag.classList.toggle('btn-flagged', flags.has(current));
    onward.textContent = current === forms.length ? words.handIn : words.next;
  }

  function toggleFlag() {
    if (stopped || paused || ended) return;
    const on = !flags.has(current);
    if (on) flags.add(current);
    else flags.delete(current);
    record(-current, on ? 'F' : '');
    paintMap();
  }

  foot.addEventListener('click', (event) => {
    const target = event.target.closest('button, a');
    if (!target || target.classList.contains('to-map')) return;
    event.preventDefault();
    if (target.value === 'previous') show(current - 1);
    else if (target.value === 'flag') toggleFlag();
    else if (target === onward && current < forms.length) show(current + 1);
    else openHandIn();
  });

  document.querySelector('.question-map')?.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link || link.classList.contains('map-close')) return;
    event.preventDefault();
    if (window.location.hash === '#map') window.location.hash = '#content';
    if (link.classList.contains('map-number')) show(numbers.indexOf(link) + 1);
    else openHandIn();
  });

  const viewLink = document.querySelector('.sitting-view a');
  viewLink?.addEventListener('click', (event) => {
    event.preventDefault();
    list = !list;
    viewLink.textContent = list ? words.viewOne : words.viewList;
    show(current);
  });

  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || dialog.open) return;
    const key = event.key.toUpperCase();
    if (key === 'ARROWLEFT' || key === 'ARROWRIGHT') {
      event.preventDefault();
      show(current + (key === 'ARROWLEFT' ? -1 : 1));
    } else if (event.repeat) {
      // Something lies on the keyboard: nobody marks a question thirty times a second.
      event.preventDefault();
    } else if (key === 'M') toggleFlag();
    else if (/^[A-H1-8]$/.test(key)) {
      const input = inputsOf(forms[current - 1])[/\d/.test(key) ? Number(key) - 1 : key.charCodeAt(0) - 65];
      if (input && !input.matches(':disabled')) input.click();
    }
  });

  // ---- handing in ------------------------------------------------------------------------------------------------
  const dialog = document.getElementById('hand-in');
  const handInForm = () => dialog.querySelector('form');

  function openHandIn() {
    if (stopped || ended) return;
    const open = forms.map(slotOf).filter((number) => !answered.get(number));
    const done = forms.length - open.length;
    const question = open.length > 0 ? count(words.askOpen, open.length) : count(words.askDone, forms.length);
    // A Chinese sentence breaks after its commas and nowhere else.
    const phrases = question.split(/(?<=[，；：])/).map((text, _, all) => {
      const phrase = document.createElement('span');
      if (all.length > 1) phrase.className = 'keep';
      phrase.textContent = text;
      return phrase;
    });
    dialog.querySelector('h2').replaceChildren(...phrases);
    dialog.querySelector('p').textContent =
      fill(words.askState, { done, time: clockText(secondsLeft()) }) + (open.length > 0 ? words.askJump : '');
    dialog.querySelector('.hand-in-jumps')?.remove();
    if (open.length > 0) {
      const jumps = document.createElement('p');
      jumps.className = 'hand-in-jumps num';
      for (const { from, to, section } of runsOf(open)) {
        const link = document.createElement('a');
        link.href = `${here}?q=${from}`;
        link.textContent = fill(from === to ? words.jumpOne : words.jumpRun, { section, n: from, from, to });
        link.addEventListener('click', (event) => {
          event.preventDefault();
          dialog.close();
          show(from);
        });
        jumps.append(link);
      }
      handInForm().before(jumps);
    }
    dialog.showModal();
  }

  function runsOf(open) {
    const runs = [];
    for (const number of open) {
      const section = data.sections.find(({ from, to }) => number >= from && number <= to);
      const last = runs.at(-1);
      if (last && last.to === number - 1 && last.section === section.name) last.to = number;
      else runs.push({ from: number, to: number, section: section.name });
    }
    return runs;
  }

  dialog.querySelector('a.btn-ink')?.addEventListener('click', (event) => {
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener('close', () => show(current));
  handInForm().addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = handInForm().querySelector('button');
    button.disabled = true;
    wait = 1000;
    // Handing in waits until every answer is acknowledged; without a network it stays possible to go on.
    for (let round = 0; queue.length > 0 && round < 20 && !stopped; round += 1) {
      send();
      await new Promise((done) => setTimeout(done, 250));
    }
    const there = await fetch(`/api/sittings/${data.attemptId}/state`).then(
      (answer) => answer.ok,
      () => false,
    );
    button.disabled = false;
    if (queue.length > 0 || stopped || !there) {
      dialog.close();
      if (!there) banner('offline', words.offline);
      return;
    }
    stopped = true;
    handInForm().submit();
  });

  // ---- what the server has to say --------------------------------------------------------------------------------
  let looking = 0;
  async function look() {
    clearTimeout(looking);
    try {
      const asked = performance.now();
      const answer = await fetch(`/api/sittings/${data.attemptId}/state`, { headers: { accept: 'application/json' } });
      if (answer.ok) heard(await answer.json(), (asked + performance.now()) / 2);
      else if (answer.status === 401) banner('signedOut', words.signedOut);
    } catch {
      if (queue.length > 0) banner('offline', words.offline);
    }
    if (!stopped) looking = setTimeout(look, 12_000 + Math.random() * 4_000);
  }

  function heard(state, at) {
    if (stopped) return;
    clock = { now: state.now, at };
    deadlineAt = state.deadlineAt;
    if (state.status !== 'RUNNING') {
      if (queue.length === 0) handInNow();
      else send();
      return;
    }
    if (!state.writer || state.epoch !== data.epoch) {
      send();
      stop('moved');
      return;
    }
    if (ended && serverNow() < deadlineAt) {
      // The deadline was moved: more time, or the minutes of an outage.
      ended = false;
      lock(false);
      banner(null);
    }
    setPaused(state.paused);
    if (ended && state.undecidedSeconds > 0) banner('outage', words.outageWait);
    else if (ended && queue.length === 0) handInNow();
    else if (state.undecidedSeconds > 0) banner('outage', count(words.outage, state.undecidedSeconds));
    else if (['outage', 'offline', 'signedOut'].includes(shownBanner) && queue.length === 0) banner(null);
    if (queue.length > 0) send();
  }

  window.addEventListener('online', () => {
    wait = 1000;
    send();
    look();
  });
  window.addEventListener('offline', () => banner('offline', words.offline));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  window.addEventListener('beforeunload', (event) => {
    if (queue.length > 0 && !stopped) event.preventDefault();
  });

  // What this device held when the sitting moved away from it, and never sent: the server keeps it for an officer.
  async function sendOlder() {
    for (const key of kept.keysOf(data.attemptId))
      if (kept.epochOf(data.attemptId, key) !== data.epoch) await kept.send(data.attemptId, key);
  }

  show(current, false);
  // Before the clock: whose time ends just now hands these in too.
  for (const { form, choice } of chosenEarly) {
    setChoice(form, choice);
    answer(form);
  }
  tick();
  look();
  sendOlder().catch(() => undefined);
  if (queue.length > 0) {
    saveState('local');
    send();
  }
})();
