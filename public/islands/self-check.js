// Self-checks of a lesson answer in place. Without this script the answer opens by hand (<details>).
(() => {
  const chosenIn = (form) => [...form.querySelectorAll('input:checked')].map((input) => input.value);

  function show(form) {
    const answer = form.dataset.answer;
    const single = answer === 'true' || answer === 'false';
    const right = single ? [answer] : [...answer];
    const chosen = chosenIn(form);
    if (chosen.length === 0) return;
    const correct = chosen.length === right.length && chosen.every((id) => right.includes(id));
    for (const input of form.querySelectorAll('input')) {
      const isRight = right.includes(input.value);
      const option = input.closest('.option');
      option.classList.toggle('option-right', isRight);
      option.classList.toggle('option-wrong', input.checked && !isRight);
      const word = isRight
        ? input.checked || !chosen.some((id) => right.includes(id)) || right.length === 1
          ? 'right'
          : 'missed'
        : input.checked
          ? 'chosen'
          : '';
      option.querySelector('.option-verdict').textContent = word ? form.dataset[word] : '';
      input.disabled = true;
    }
    const feedback = form.querySelector('details');
    const said = feedback && feedback.querySelector('[data-said]');
    if (said) {
      said.dataset.said = said.dataset.said || said.textContent;
      said.textContent =
        (correct ? form.dataset.saidRight : form.dataset.saidWrong) + (correct ? '' : ' ' + said.dataset.said);
    }
    if (feedback) feedback.open = true;
    form.classList.add('self-check-done');
    form.querySelector('[data-act=check]').hidden = true;
    form.querySelector('[data-act=again]').hidden = false;
    form.querySelector('.self-check-acts').hidden = false;
    form.dispatchEvent(
      new CustomEvent('self-check', { bubbles: true, detail: { id: form.dataset.selfCheck, correct } }),
    );
  }

  function again(form) {
    for (const input of form.querySelectorAll('input')) {
      input.disabled = false;
      const option = input.closest('.option');
      option.classList.remove('option-right', 'option-wrong');
      option.querySelector('.option-verdict').textContent = '';
    }
    const feedback = form.querySelector('details');
    if (feedback) feedback.open = false;
    form.classList.remove('self-check-done');
    const several = form.querySelector('input[type=checkbox]') !== null;
    form.querySelector('[data-act=check]').hidden = !several;
    form.querySelector('[data-act=again]').hidden = true;
    form.querySelector('.self-check-acts').hidden = !several;
    form.querySelector('input').focus();
  }

  for (const form of document.querySelectorAll('[data-self-check]')) {
    const several = form.querySelector('input[type=checkbox]') !== null;
    form.querySelector('.self-check-acts').hidden = !several;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      show(form);
    });
    form.addEventListener('reset', () => setTimeout(() => again(form)));
    if (!several) {
      form.addEventListener('change', () => show(form));
      // Chosen before this script had come; told once the script that reports it is there too.
      document.addEventListener('DOMContentLoaded', () => {
        if (!form.classList.contains('self-check-done')) show(form);
      });
    }
  }
})();
