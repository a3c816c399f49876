// A pad to sign on with a finger, a pen or a mouse. Bound to [data-signature]; strokes.py reads it.
const NEAR = 3; // a hand trembles; points nearer than this say nothing
const LONGEST = 12000; // characters that are kept; what is drawn beyond them is not

const padOf = (event) => event.target.closest?.('[data-signature]');

function show(pad, kept) {
  pad.querySelector('[data-unsigned]').hidden = kept;
  pad.querySelector('[data-signed]').hidden = !kept;
  pad.querySelector('[data-clear]').hidden = !kept;
}

// A drawing is an answer like any other: the page saves it as it saves what is typed.
function keep(pad, strokes) {
  const input = pad.querySelector('input');
  input.value = strokes;
  for (const name of ['input', 'change']) input.dispatchEvent(new Event(name, { bubbles: true }));
  show(pad, strokes !== '');
}

function pointIn(svg, event) {
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const within = (value, most) => Math.round(Math.min(Math.max(value, 0), most));
  return [within(x, svg.viewBox.baseVal.width), within(y, svg.viewBox.baseVal.height)];
}

function draw(pad, svg, down) {
  const path = svg.querySelector('path');
  const before = pad.querySelector('input').value;
  const drawn = path.getAttribute('d');
  const points = [pointIn(svg, down)];
  const told = () => `${before ? `${before};` : ''}${points.join(' ')}`;

  const move = (event) => {
    if (event.pointerId !== down.pointerId) return;
    const last = points.at(-1);
    const next = pointIn(svg, event);
    if (Math.hypot(next[0] - last[0], next[1] - last[1]) < NEAR || told().length > LONGEST - 8) return;
    points.push(next);
    path.setAttribute('d', `${drawn}M${points.join('L')}`);
  };
  const end = (event) => {
    if (event.pointerId !== down.pointerId) return;
    for (const name of ['pointerup', 'pointercancel']) svg.removeEventListener(name, end);
    svg.removeEventListener('pointermove', move);
    if (told().length <= LONGEST) keep(pad, told());
  };

  path.setAttribute('d', `${drawn}M${points[0]}h0`);
  svg.setPointerCapture(down.pointerId);
  svg.addEventListener('pointermove', move);
  for (const name of ['pointerup', 'pointercancel']) svg.addEventListener(name, end);
}

document.addEventListener('pointerdown', (event) => {
  const svg = event.target.closest?.('[data-signature] svg');
  if (!svg || !event.isPrimary || event.button !== 0) return;
  event.preventDefault(); // no text is selected, nothing is dragged
  draw(padOf(event), svg, event);
});

document.addEventListener('click', (event) => {
  if (!event.target.closest?.('[data-clear]')) return;
  const pad = padOf(event);
  pad.querySelector('path').setAttribute('d', '');
  keep(pad, '');
  pad.closest('fieldset').focus();
});

function offerClearing() {
  for (const pad of document.querySelectorAll('[data-signature]')) show(pad, pad.querySelector('input').value !== '');
}
offerClearing();
document.addEventListener('htmx:after:swap', offerClearing);
