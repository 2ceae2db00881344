// What both Node servers share: events made from the template, at a rate or as fast as the sockets take them, by
// commands on the standard input ("flood SECONDS", "rate PER_SECOND SECONDS"); "done NUMBER" says how many were sent.
import readline from 'node:readline';

const template = process.env.EVENT_TEMPLATE;
const mark = template.indexOf('@t') + 2;
const [before, after] = [template.slice(0, mark), template.slice(mark + 16)];

const event = () => before + Math.round((performance.timeOrigin + performance.now()) * 1000) + after;

export function feed(broadcast, isCongested) {
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const [command, ...numbers] = line.split(' ');
    if (command === 'flood') flood(Number(numbers[0]) * 1000);
    else if (command === 'rate') paced(Number(numbers[0]), Number(numbers[1]) * 1000);
  });

  function flood(milliseconds) {
    const end = performance.now() + milliseconds;
    let sent = 0;
    const next = () => {
      if (performance.now() >= end) return console.log(`done ${sent}`);
      if (isCongested()) return setTimeout(next, 1);
      broadcast(event());
      sent += 1;
      setImmediate(next);
    };
    next();
  }

  function paced(perSecond, milliseconds) {
    const start = performance.now();
    let sent = 0;
    const next = () => {
      const now = performance.now() - start;
      while (sent < (Math.min(now, milliseconds) * perSecond) / 1000) {
        broadcast(event());
        sent += 1;
      }
      if (now >= milliseconds) return console.log(`done ${sent}`);
      setTimeout(next, 1);
    };
    next();
  }

  console.log('ready');
}
