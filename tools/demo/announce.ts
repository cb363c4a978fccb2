import type { DemonstrationPorts } from './demonstration-environment';

/** What `portal seed --json` says of the demonstration's accounts. */
export interface SeededAccounts {
  readonly password: string;
  readonly accounts: readonly {
    readonly place: 'intake' | 'back-office';
    readonly email: string;
    readonly role: string;
    readonly fullName: string;
  }[];
}

function table(accounts: SeededAccounts['accounts']): string[] {
  const width = Math.max(...accounts.map(({ email }) => email.length));
  const roles = Math.max(...accounts.map(({ role }) => role.length));
  return accounts.map(
    ({ email, role, fullName }) => `    ${email.padEnd(width)}  ${role.padEnd(roles)}  ${fullName}`,
  );
}

/** Prints where everything is and who may sign in. */
export function announce(
  env: Record<string, string>,
  ports: DemonstrationPorts,
  { accounts, password }: SeededAccounts,
): void {
  const at = (place: string) => accounts.filter((account) => account.place === place);
  const lines = [
    '',
    '  Vinh Danh – BẢN TRÌNH DIỄN',
    '',
    `  Nộp và theo dõi hồ sơ     ${env.INTAKE_URL}`,
    `  Trang làm việc cơ quan    ${env.BACK_OFFICE_URL}`,
    `  Hộp thư                   http://localhost:${ports.MAILBOX_PORT}`,
    '',
    `  Tài khoản (mật khẩu chung: ${password})`,
    '  Nộp hồ sơ:',
    ...table(at('intake')),
    '  Cơ quan:',
    ...table(at('back-office')),
    '',
    '  Dừng: Ctrl-C. Bắt đầu lại từ đầu: npm start -- --fresh',
    '',
  ];
  console.log(lines.join('\n'));
}
