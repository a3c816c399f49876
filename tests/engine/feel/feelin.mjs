// Evaluates FEEL by feelin: one JSON {sources, context} in, a JSON list of tagged values out.
import { readFileSync } from 'node:fs';

import { evaluate } from 'feelin';

const { sources, context } = JSON.parse(readFileSync(0, 'utf8'));

function plain(value) {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && !Number.isFinite(value)) return { kind: 'number', text: String(value) };
  if (typeof value === 'function' || value.constructor.name === 'FeelFunction') return { kind: 'function' };
  if (Array.isArray(value)) return value.map(plain);
  if (value.constructor.name === 'FeelRange') {
    const [low, high] = [value.start, value.end].map(plain);
    return { kind: 'range', low, high, closed: [value['start included'], value['end included']] };
  }
  if (value.iso) return value.iso;
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

function answer(source) {
  try {
    return plain(evaluate(source, context).value);
  } catch (error) {
    return { error: error.message };
  }
}

process.stdout.write(JSON.stringify(sources.map(answer)));
