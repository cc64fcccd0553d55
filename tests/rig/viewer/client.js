// Runs in the viewer's page: shows the pictures and sends back what the hands do.
const screen = document.getElementById('screen');
const typing = document.getElementById('typing');
const state = document.getElementById('state');
const size = { width: 1, height: 1 };
const BUTTONS = ['left', 'middle', 'right'];

const frames = new EventSource('frames');
frames.onmessage = ({ data }) => {
  const picture = JSON.parse(data);
  size.width = picture.width;
  size.height = picture.height;
  screen.src = `data:image/jpeg;base64,${picture.data}`;
  state.textContent = '';
};
frames.onerror = () => {
  state.textContent = '窗口已关闭 · The window is closed';
};

// One request at a time keeps the order of what was typed; what is typed meanwhile goes with the next one.
const waiting = [];
let sending = false;
const flush = async () => {
  sending = true;
  while (waiting.length > 0) {
    const batch = waiting.splice(0, 100);
    await fetch('input', { method: 'POST', body: JSON.stringify(batch) }).catch(() => {});
  }
  sending = false;
};
const send = (input) => {
  waiting.push(input);
  if (!sending) void flush();
};

const held = (event) => (event.altKey ? 1 : 0) + (event.ctrlKey ? 2 : 0) + (event.metaKey ? 4 : 0) + (event.shiftKey ? 8 : 0);
const place = (event) => {
  const box = screen.getBoundingClientRect();
  return { x: ((event.clientX - box.left) * size.width) / box.width, y: ((event.clientY - box.top) * size.height) / box.height };
};

const mouse = (type) => (event) => {
  event.preventDefault();
  typing.focus();
  const button = type === 'mouseMoved' ? 'none' : (BUTTONS[event.button] ?? 'none');
  send({
    kind: 'mouse',
    type,
    ...place(event),
    button,
    buttons: event.buttons,
    clickCount: Math.min(event.detail, 9),
    modifiers: held(event),
  });
};
screen.addEventListener('mousedown', mouse('mousePressed'));
screen.addEventListener('mouseup', mouse('mouseReleased'));
screen.addEventListener('contextmenu', (event) => event.preventDefault());
let moving = false;
screen.addEventListener('mousemove', (event) => {
  if (moving) return;
  moving = true;
  requestAnimationFrame(() => {
    moving = false;
    mouse('mouseMoved')(event);
  });
});
screen.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault();
    send({ kind: 'wheel', ...place(event), deltaX: event.deltaX, deltaY: event.deltaY, modifiers: held(event) });
  },
  { passive: false },
);

const key = (type) => (event) => {
  // While an input method composes, its keys are its own; what it makes arrives as text. A paste arrives as text too.
  if (event.isComposing || event.keyCode === 229) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v') return;
  event.preventDefault();
  send({
    kind: 'key',
    type,
    key: event.key,
    code: event.code,
    keyCode: Math.min(event.keyCode, 255),
    location: Math.min(event.location, 3),
    repeat: event.repeat,
    modifiers: held(event),
  });
};
typing.addEventListener('keydown', key('keyDown'));
typing.addEventListener('keyup', key('keyUp'));
typing.addEventListener('compositionend', ({ data }) => {
  send({ kind: 'text', text: data });
  typing.value = '';
});
typing.addEventListener('paste', (event) => {
  event.preventDefault();
  send({ kind: 'text', text: event.clipboardData.getData('text') });
});
typing.addEventListener('blur', () => setTimeout(() => typing.focus()));
typing.focus();
