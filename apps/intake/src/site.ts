import { mayForSome } from '@portal/identity';
import type { Organisation } from '@portal/procedures';
import type { Site, SiteLink } from '@portal/web';
import { PATHS } from './paths';

const PUBLIC_LINKS: readonly SiteLink[] = [
  { text: 'Trang chủ', href: PATHS.home },
  { text: 'Thủ tục', href: PATHS.procedures },
  { text: 'Tra cứu hồ sơ', href: PATHS.lookUp },
];

const OWN_LINKS: readonly SiteLink[] = [
  { text: 'Hồ sơ của tôi', href: PATHS.dossiers },
  { text: 'Tài khoản', href: PATHS.account },
];

/** The face of the intake. */
export function intakeSite({ authority, oneStopShop }: Organisation): Site {
  const address = oneStopShop.address.value;
  return {
    authority: authority.vi,
    service: 'Vinh Danh',
    tagline: 'Nộp và theo dõi hồ sơ thi đua, khen thưởng',
    homePath: PATHS.home,
    signInPath: PATHS.signIn,
    signOutPath: PATHS.signOut,
    navigation: (actor) =>
      mayForSome(actor, 'account.manage') ? [...PUBLIC_LINKS, ...OWN_LINKS] : PUBLIC_LINKS,
    footerLinks: [
      { text: 'Danh mục thủ tục', href: PATHS.procedures },
      { text: 'Công khai thủ tục', href: PATHS.publishedTable },
      { text: 'Tra cứu hồ sơ', href: PATHS.lookUp },
    ],
    contact: address === null ? oneStopShop.vi : `${oneStopShop.vi}: ${address}`,
  };
}
