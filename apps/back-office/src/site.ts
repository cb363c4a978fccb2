import { mayForSome } from '@portal/identity';
import type { Organisation } from '@portal/procedures';
import type { Site, SiteLink } from '@portal/web';
import { OPEN_PATH } from './confirming/paths';

const QUEUE: SiteLink = { text: 'Hồ sơ cần xử lý', href: '/' };
const PROGRESS: SiteLink = { text: 'Tiến độ giải quyết', href: '/tien-do' };
const OWN_PROGRESS: SiteLink = { text: 'Số liệu của tôi', href: '/tien-do/cua-toi' };
const TO_CONFIRM: SiteLink = { text: 'Cần tỉnh xác nhận', href: OPEN_PATH };
const PROFILE: SiteLink = { text: 'Tài khoản của tôi', href: '/tai-khoan' };

/** The face of the back office. */
export function backOfficeSite({ authority, oneStopShop }: Organisation): Site {
  const address = oneStopShop.address.value;
  return {
    authority: authority.vi,
    service: 'Vinh Danh',
    tagline: 'Xử lý hồ sơ thi đua, khen thưởng',
    homePath: '/',
    signInPath: '/dang-nhap',
    signOutPath: '/dang-xuat',
    navigation: (actor) => [
      ...(mayForSome(actor, 'queue.read') ? [QUEUE] : []),
      ...(mayForSome(actor, 'statistics.read') ? [PROGRESS] : []),
      ...(mayForSome(actor, 'statistics.read_own') ? [OWN_PROGRESS] : []),
      ...(mayForSome(actor, 'catalogue.read_unverified') ? [TO_CONFIRM] : []),
      ...(mayForSome(actor, 'staff.profile') ? [PROFILE] : []),
    ],
    footerLinks: [],
    contact: address === null ? oneStopShop.vi : `${oneStopShop.vi}: ${address}`,
  };
}
