/** Addresses of the intake; mails and papers link to some of them, so they stay as they are. */
export const PATHS = {
  home: '/',
  procedures: '/thu-tuc',
  publishedTable: '/thu-tuc/cong-khai',
  endedProcedures: '/thu-tuc/het-hieu-luc',
  lookUp: '/tra-cuu',
  dossiers: '/ho-so',
  account: '/tai-khoan',
  register: '/tai-khoan/dang-ky',
  signIn: '/tai-khoan/dang-nhap',
  signOut: '/tai-khoan/dang-xuat',
  confirm: '/tai-khoan/xac-nhan',
  resendConfirmation: '/tai-khoan/gui-lai-xac-nhan',
  forgotPassword: '/tai-khoan/quen-mat-khau',
  resetPassword: '/tai-khoan/dat-lai-mat-khau',
  changePassword: '/tai-khoan/mat-khau',
} as const;

/** Pages of one dossier. */
export type DossierPage =
  | 'khai'
  | 'noi-nhan'
  | 'de-nghi'
  | 'giay-to'
  | 'tep'
  | 'tu-luu'
  | 'kiem-tra'
  | 'nop'
  | 'da-nop'
  | 'bo-sung'
  | 'rut'
  | 'xoa'
  | 'chuyen-quy-dinh'
  | 'thong-bao'
  | `${string}.pdf`;

/** `/ho-so/<id>`, or a page below it. */
export function dossierPath(id: string, page?: DossierPage, ...rest: (string | number)[]): string {
  const parts = [id, ...(page === undefined ? [] : [page]), ...rest];
  return [PATHS.dossiers, ...parts.map((part) => encodeURIComponent(part))].join('/');
}

/** `/thu-tuc/<key>`. */
export function procedurePath(key: string): string {
  return `${PATHS.procedures}/${encodeURIComponent(key)}`;
}

/** `/thu-tuc/<key>/phien-ban`, one version below it, or that version's form. */
export function versionPath(key: string, version?: string, form?: 'mau-don.pdf'): string {
  const parts = ['phien-ban', ...(version === undefined ? [] : [version]), ...(form ? [form] : [])];
  return [procedurePath(key), ...parts.map((part) => encodeURIComponent(part))].join('/');
}
