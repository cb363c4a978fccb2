import { Actor } from '@portal/identity';

/** Which of the two web processes: decides cookie names, kind of session and colours. */
export type AppName = 'intake' | 'back-office';

/** A link of the header or footer. */
export interface SiteLink {
  readonly text: string;
  readonly href: string;
}

/** The face of an app: what every page shows around its content. */
export interface Site {
  /** Such as `Ủy ban nhân dân tỉnh Hà Tĩnh`. */
  readonly authority: string;
  /** Name of the service, such as `Vinh Danh`. */
  readonly service: string;
  /** One line below the name. */
  readonly tagline: string;
  readonly homePath: string;
  readonly signInPath: string;
  /** Answers POST. */
  readonly signOutPath: string;
  /** Main navigation for an actor; the entry whose path begins the address is marked. */
  readonly navigation: (actor: Actor) => readonly SiteLink[];
  readonly footerLinks: readonly SiteLink[];
  /** Who runs the service and how to reach them. */
  readonly contact?: string;
}
