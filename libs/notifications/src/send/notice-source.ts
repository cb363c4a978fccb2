import type { NoticeData } from '../kinds/notice-data';
import type { NoticeKind, NoticePayloads, Recipient } from '../kinds/notice-payloads';

/** What a notice's facts are looked up by. */
export type NoticeRequest<Kind extends NoticeKind = NoticeKind> = Kind extends NoticeKind
  ? {
      readonly kind: Kind;
      readonly dossierId: string | null;
      readonly recipient: Recipient;
      readonly payload: NoticePayloads[Kind];
      /** Only for kinds with a token, and only until they were sent. */
      readonly token: string | null;
      readonly createdAt: Date;
    }
  : never;

/** A notice that can be rendered: where it goes and what it says. */
export interface LoadedNotice<Kind extends NoticeKind = NoticeKind> {
  readonly to: { readonly name: string; readonly address: string };
  readonly data: NoticeData[Kind];
  /** Address that takes the one-click POST of RFC 8058; used for optional kinds only. */
  readonly unsubscribeUrl?: string;
}

/**
 * Looks up, at the time of sending, where a notice goes and what it says. Implemented where dossiers
 * and accounts are known; bound with `NotificationsWorkerModule.with(…)`.
 */
export abstract class NoticeSource {
  /**
   * @returns null when there is nobody to tell any more (account closed, dossier gone): final
   * @throws when the facts cannot be read now: tried again later
   */
  abstract load(request: NoticeRequest): Promise<LoadedNotice | null>;
}
