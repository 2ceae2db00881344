// The buyer's page, made more comfortable: counts down, copies, notices payment. The page does its whole work without it.
(() => {
  'use strict';
  const POLL_MS_MIN = 3000;
  const POLL_MS_MAX = 30000;
  const CALM_POLL_MS = 30000;
  const RELOADS_MAX = 20;
  const DRAFT_FIELDS = ['name', 'email', 'phone', 'address', 'city', 'region'];

  const main = document.querySelector('main[data-state]');
  if (!main) return;
  const all = (selector) => Array.from(main.querySelectorAll(selector));
  const state = main.dataset.state;
  const words = main.dataset;

  // Storage may be refused in an in-app browser; nothing here needs it.
  const keep = (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* goes without */ } };
  const kept = (key) => { try { return sessionStorage.getItem(key); } catch { return null; } };

  // A page that would reload for ever stops after a while.
  const reload = () => {
    const key = 'reloads' + location.pathname;
    const times = Number(kept(key) || 0) + 1;
    if (times > RELOADS_MAX) return;
    keep(key, String(times));
    location.reload();
  };

  // Countdown: against the server's seconds, not the phone's clock.
  const clock = main.querySelector('[data-seconds-left]');
  let endsAt = 0;
  let over = false;
  const secondsLeft = () => Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
  const setSecondsLeft = (seconds) => { endsAt = performance.now() + seconds * 1000; };
  const two = (n) => String(n).padStart(2, '0');
  const draw = () => {
    const left = secondsLeft();
    const hours = Math.floor(left / 3600);
    const minutes = Math.floor(left / 60) % 60;
    clock.textContent = (hours ? hours + ':' + two(minutes) : minutes) + ':' + two(left % 60);
    const box = clock.closest('.hold');
    if (box) box.classList.toggle('late', left < 180);
    const note = box && box.querySelector('small');
    if (note) note.textContent = left > 0 ? words.note : words.over;
    if (left === 0 && !over) {
      wait = POLL_MS_MIN;
      ask();
    }
    over = left === 0;
  };
  if (clock) {
    setSecondsLeft(Number(clock.dataset.secondsLeft));
    setInterval(draw, 1000);
  }

  // Status: quick while a payment is awaited, calm otherwise, silent in the background.
  let wait = words.watch === 'quick' ? POLL_MS_MIN : CALM_POLL_MS;
  let timer = 0;
  const plan = () => {
    clearTimeout(timer);
    if (words.watch) timer = setTimeout(ask, wait * (0.8 + Math.random() * 0.4));
  };
  let asking = false;
  async function ask() {
    if (asking || document.hidden) { plan(); return; }
    asking = true;
    try {
      const answer = await fetch(words.status, { headers: { accept: 'application/json' }, cache: 'no-store' });
      if (answer.ok) {
        const now = await answer.json();
        if (now.state !== state) { reload(); return; }
        if (clock && typeof now.seconds_left === 'number' && now.seconds_left > 0) {
          setSecondsLeft(now.seconds_left);
        }
      }
    } catch { /* no network: the next turn asks again */ } finally {
      asking = false;
    }
    if (words.watch === 'quick') wait = Math.min(POLL_MS_MAX, wait * 1.2);
    plan();
  }
  plan();
  document.addEventListener('visibilitychange', () => { if (!document.hidden && words.watch) ask(); });
  // Back from the gateway with the browser's button: the kept page may be of another time.
  addEventListener('pageshow', (event) => { if (event.persisted) reload(); });

  // Copy, also where an in-app browser has no clipboard interface.
  const copyOld = (text) => {
    const field = document.createElement('input');
    field.value = text;
    field.readOnly = true;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  };
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { return copyOld(text); }
  };
  all('button[data-copy]').forEach((button) => {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      if (!(await copy(button.dataset.copy))) return;
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  });

  // The way of delivery decides which fields count; style does it alone where `:has` is known.
  all('form[data-pay]').forEach((form) => {
    const way = () => {
      const chosen = form.elements.delivery.value;
      form.dataset.way = chosen;
      ['address', 'city'].forEach((name) => {
        const field = form.elements[name];
        if (field) field.required = chosen === 'delivery';
      });
    };
    form.addEventListener('change', way);

    // What was typed survives a change of quantity, in this tab only.
    const key = 'draft' + location.pathname;
    let draft = {};
    try { draft = JSON.parse(kept(key) || '{}'); } catch { /* not ours */ }
    DRAFT_FIELDS.forEach((name) => {
      const field = form.elements[name];
      if (field && !field.value && typeof draft[name] === 'string') field.value = draft[name];
    });
    form.addEventListener('input', () => {
      const typed = {};
      DRAFT_FIELDS.forEach((name) => { if (form.elements[name]) typed[name] = form.elements[name].value; });
      keep(key, JSON.stringify(typed));
    });
    way();
  });

  // One press is enough on a slow network.
  all('form').forEach((form) => {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = '1';
      const button = event.submitter;
      if (button) button.setAttribute('aria-busy', 'true');
      setTimeout(() => { delete form.dataset.sent; if (button) button.removeAttribute('aria-busy'); }, 15000);
    });
  });
})();
