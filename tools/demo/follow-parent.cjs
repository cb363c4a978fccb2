// Loaded into each process of the demonstration: when the demonstration is gone, however it went,
// the end of standard input says so, and the process stops in good order. Threads are started with
// the same options and an empty standard input of their own: they are not asked.
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.stdin.resume().once('end', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.unref?.();
}
