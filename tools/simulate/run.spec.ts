import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { VARIANTS } from './default-scenario';

const simulate = (...args: string[]) =>
  spawnSync(process.execPath, [join(ROOT_DIR, 'tools/simulate/run.mjs'), ...args], {
    encoding: 'utf8',
  });

describe('the command line of the simulation', () => {
  test.each([
    ['--bogus'],
    ['surplus'],
    ['--seed'],
    ['--seed', '1.5'],
    ['--seeds', '0'],
    ['--dossiers', '99'],
    ['--dossiers', '-5'],
    ['--variant', 'other'],
    ['--write', '--seed', '2'],
    ['--json=yes'],
  ])('refuses %s %s %s in one line', (...args) => {
    const { status, stdout, stderr } = simulate(...args.filter(Boolean));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr.length).toBeGreaterThan(10);
  });

  test('tells how it is used', () => {
    const { status, stdout } = simulate('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('--dossiers');
    expect(stdout).toContain(`--variant NAME  ${Object.keys(VARIANTS).join(', ')} (`);
  });
});
