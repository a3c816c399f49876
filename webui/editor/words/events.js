// Names of the sixty-odd BPMN events, put together from their parts instead of listed.

const positions = {
  start: 'Kejadian awal',
  end: 'Kejadian akhir',
  boundary: 'Kejadian tepi',
  'intermediate catch': 'Kejadian antara menunggu',
  'intermediate throw': 'Kejadian antara mengirim',
};
const triggers = {
  cancel: 'pembatalan',
  compensate: 'kompensasi',
  compensation: 'kompensasi',
  conditional: 'syarat',
  error: 'galat',
  escalation: 'eskalasi',
  link: 'tautan',
  message: 'pesan',
  multiple: 'beberapa pemicu',
  parallel: 'beberapa pemicu serentak',
  'parallel multiple': 'beberapa pemicu serentak',
  signal: 'sinyal',
  terminate: 'penghentian',
  timer: 'waktu',
};
const pattern = new RegExp(
  `^(?:(${Object.keys(triggers).join('|')}) )?(${Object.keys(positions).join('|')}) event` +
    '( \\(non.interrupting\\))?$',
);

/** Name an event in Indonesian, or return undefined when `key` (lower case) names none. */
export function eventInIndonesian(key) {
  const found = key.match(pattern);
  if (!found) return undefined;
  const [, trigger, position, spares] = found;
  return (
    positions[position] + (trigger ? `: ${triggers[trigger]}` : '') + (spares ? ' (tanpa menyela)' : '')
  );
}
