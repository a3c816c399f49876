// One FEEL expression in feelin, the library of the diagram editor: microseconds, median of rounds.
import { readFileSync } from 'node:fs';
import { evaluate } from 'feelin';

const { source, context, each, rounds } = JSON.parse(readFileSync(0, 'utf8'));
const times = [];
for (let round = 0; round < rounds; round++) {
  const began = process.hrtime.bigint();
  for (let n = 0; n < each; n++) {
    evaluate(source, context);
  }
  times.push(Number(process.hrtime.bigint() - began) / each / 1000);
}
times.sort((a, b) => a - b);
console.log(JSON.stringify(times[Math.floor(rounds / 2)]));
