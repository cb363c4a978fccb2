// Loaded into each process of the demonstration: when the demonstration is gone, however it went,
// the end of standard input says so, and the process stops in good order.
process.stdin.resume().once('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.unref?.();
