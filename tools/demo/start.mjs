// `npm start`: the whole portal with demonstration data. This file runs as it is, on nothing but
// Node; it brings the build up to date and hands over to the compiled demonstration.
import { buildIfStale } from '../build/build-if-stale.mjs';

const USAGE = `Chạy bản trình diễn Vinh Danh.

  npm start               chạy, giữ dữ liệu của lần trước trong .data/
  npm start -- --fresh    xóa dữ liệu trình diễn và bắt đầu lại

Cổng đổi bằng biến môi trường INTAKE_PORT, BACK_OFFICE_PORT, MAILBOX_PORT, WORKER_PORT, SMTP_PORT,
POSTGRES_PORT.`;

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Cần Node.js từ 20.19 trở lên; máy này có ${process.versions.node}.`);
  process.exit(1);
}

const options = process.argv.slice(2);
if (options.includes('--help')) {
  console.log(USAGE);
} else if (options.some((option) => option !== '--fresh')) {
  console.error(`Không hiểu: ${options.join(' ')}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  const began = performance.now();
  await buildIfStale((line) => console.log(`  ${line}`));
  const { runDemonstration } = await import('../../dist/tools/demo/run-demonstration.js');
  await runDemonstration({ fresh: options.includes('--fresh'), began });
}
