import { Actor } from '@portal/identity';
import { FormFaults } from '../errors/form-faults';
import { WebAppOptions } from '../options';
import { SiteLink } from '../site';

/** What a page says about itself to the layout. */
export interface PageOptions {
  /** Title of the page, also of the browser's tab. */
  readonly title: string;
  /** HTTP status; unset: that of the faults, or 200. */
  readonly status?: number;
  /** The form was refused: "Lỗi:" before the title and the summary on top. */
  readonly faults?: FormFaults;
  /** Link above the content; `text` is "Quay lại" unless given. */
  readonly back?: { readonly href: string; readonly text?: string };
  /** Way from the home page to here; the last entry is the parent, not the page itself. */
  readonly breadcrumbs?: readonly SiteLink[];
  /** What the whole page stands under, such as a law that has ended; above the content. */
  readonly banner?: {
    readonly title: string;
    readonly text: string;
    readonly href: string;
    readonly linkText: string;
  };
  /** The same, quietly. */
  readonly hint?: string;
  /** The whole width, for tables and case pages. */
  readonly wide?: boolean;
}

interface Circumstances {
  readonly actor: Actor;
  /** Path of the address, without query. */
  readonly path: string;
}

const begins = (path: string, href: string): boolean =>
  path === href || (href !== '/' && path.startsWith(`${href}/`));

/** Several entries may begin the address (`/`, `/ho-so`): the longest is where the person is. */
function marked(links: readonly SiteLink[], path: string): object[] {
  const longest = links
    .filter((link) => begins(path, link.href))
    .reduce((best, link) => (link.href.length > best.length ? link.href : best), '');
  // The value of aria-current: this very page, or the section that it belongs to.
  const mark = (href: string): string => (href === path ? 'page' : 'true');
  return links.map((link) => ({
    ...link,
    current: link.href === longest ? mark(link.href) : false,
  }));
}

const signedIn = (actor: Actor): { name: string } | false =>
  actor.kind === 'applicant' || actor.kind === 'staff' ? { name: actor.fullName } : false;

/** Everything that the layout shows around the content of a page. */
export function layoutOf(
  { app, site, config }: WebAppOptions,
  page: PageOptions,
  { actor, path }: Circumstances,
): object {
  const navigation = marked(site.navigation(actor), path);
  return {
    app,
    site: {
      authority: site.authority,
      service: site.service,
      tagline: site.tagline,
      homePath: site.homePath,
      signInPath: site.signInPath,
      signOutPath: site.signOutPath,
      footerLinks: site.footerLinks,
      contact: site.contact ?? false,
    },
    title: page.title,
    demonstration: config.DEMONSTRATION,
    faults: page.faults ? { items: page.faults.summary } : false,
    back: page.back ? { href: page.back.href, text: page.back.text ?? 'Quay lại' } : false,
    breadcrumbs: page.breadcrumbs ? { items: page.breadcrumbs } : false,
    banner: page.banner ? { ...page.banner, kind: 'information', id: 'banner-title' } : false,
    hint: page.hint ?? false,
    wide: page.wide ?? false,
    user: signedIn(actor),
    atSignIn: path === site.signInPath,
    navigation: navigation.length > 0 ? navigation : false,
  };
}
