import { AppName } from '../site';

/** How long a browser keeps the cookie; the row of the session in the database decides. Seconds. */
const SESSION_MAX_AGE = 30 * 24 * 3600;

/** What both cookies have in common. */
export interface CookieSettings {
  readonly httpOnly: true;
  readonly sameSite: 'lax';
  readonly secure: boolean;
  readonly path: '/';
  readonly signed: true;
  readonly maxAge?: number;
}

/** Names and settings of the cookies of one app. */
export interface Cookies {
  readonly session: string;
  readonly notice: string;
  readonly settings: CookieSettings;
  readonly sessionMaxAge: number;
}

/**
 * Cookies of an app. The names differ per app, because cookies of one host are shared by its ports;
 * on https they carry `__Host-`, so that no other host of the domain can plant one (RFC 6265bis).
 */
export function cookiesOf(app: AppName, publicUrl: string): Cookies {
  const secure = publicUrl.startsWith('https://');
  const prefix = `${secure ? '__Host-' : ''}vinh-danh-${app}`;
  return {
    session: `${prefix}-session`,
    notice: `${prefix}-notice`,
    settings: { httpOnly: true, sameSite: 'lax', secure, path: '/', signed: true },
    sessionMaxAge: SESSION_MAX_AGE,
  };
}
