import type { StaffRole } from '@portal/identity';

/** Password of every account of the demonstration; production has none of them. */
export const DEMONSTRATION_PASSWORD = 'vinh danh trinh dien';

/** A presenting unit with the person who files for it. */
export interface DemonstrationUnit {
  readonly email: string;
  readonly fullName: string;
  readonly phone: string;
  readonly organisationName: string;
  readonly organisationAddress: string;
}

/** Names are invented; the units' names are those of real places. */
export const UNITS: readonly DemonstrationUnit[] = [
  {
    email: 'donvi@vinhdanh.example',
    fullName: 'Nguyễn Thị Minh Hạnh',
    phone: '0912345678',
    organisationName: 'Ủy ban nhân dân xã Cẩm Xuyên',
    organisationAddress: 'Xã Cẩm Xuyên, tỉnh Hà Tĩnh',
  },
  {
    email: 'donvi2@vinhdanh.example',
    fullName: 'Lê Văn An',
    phone: '0987654321',
    organisationName: 'Hội Nông dân tỉnh Hà Tĩnh',
    organisationAddress: 'Phường Thành Sen, tỉnh Hà Tĩnh',
  },
];

/** A member of staff of the demonstration. */
export interface DemonstrationStaff {
  readonly email: string;
  readonly fullName: string;
  readonly position: string;
  readonly unitId: string;
  readonly roles: readonly StaffRole[];
  /** What the person does, in the list that is printed at the start. */
  readonly title: string;
}

const staff = (
  local: string,
  title: string,
  more: Omit<DemonstrationStaff, 'email' | 'title'>,
): DemonstrationStaff => ({ email: `${local}@vinhdanh.example`, title, ...more });

/** One for every role, for every step of the demonstration's procedure, and for every approval. */
export const STAFF: readonly DemonstrationStaff[] = [
  staff('motcua', 'Cán bộ một cửa', {
    fullName: 'Trần Thị Thu Hà',
    position: 'Chuyên viên',
    unitId: 'ttpvhcc',
    roles: ['reception_clerk'],
  }),
  staff('giamdoctt', 'Giám đốc Trung tâm', {
    fullName: 'Lê Thị Hoài Thương',
    position: 'Giám đốc Trung tâm Phục vụ hành chính công tỉnh',
    unitId: 'ttpvhcc',
    roles: ['leader'],
  }),
  staff('truongphong', 'Trưởng phòng TĐKT', {
    fullName: 'Phan Đình Tùng',
    position: 'Trưởng phòng',
    unitId: 'ban-tdkt',
    roles: ['unit_head'],
  }),
  staff('chuyenvien', 'Chuyên viên TĐKT', {
    fullName: 'Đặng Quốc Bảo',
    position: 'Chuyên viên',
    unitId: 'ban-tdkt',
    roles: ['specialist'],
  }),
  staff('giamdoc', 'Giám đốc Sở Nội vụ', {
    fullName: 'Võ Thị Lan Anh',
    position: 'Giám đốc',
    unitId: 'so-noi-vu',
    roles: ['leader'],
  }),
  staff('vanphong', 'Chuyên viên VP UBND tỉnh', {
    fullName: 'Hoàng Minh Đức',
    position: 'Chuyên viên',
    unitId: 'vp-ubnd',
    roles: ['specialist'],
  }),
  staff('chutich', 'Lãnh đạo UBND tỉnh', {
    fullName: 'Nguyễn Đức Thắng',
    position: 'Chủ tịch Ủy ban nhân dân tỉnh',
    unitId: 'ubnd-tinh',
    roles: ['leader'],
  }),
  staff('phochutich', 'Cấp phó được ủy quyền', {
    fullName: 'Bùi Thị Hồng',
    position: 'Phó Chủ tịch Ủy ban nhân dân tỉnh',
    unitId: 'ubnd-tinh',
    roles: ['deputy'],
  }),
  staff('vanthu', 'Văn thư', {
    fullName: 'Ngô Thị Mai',
    position: 'Nhân viên văn thư',
    unitId: 'vp-ubnd',
    roles: ['clerk_of_records'],
  }),
  staff('hoidong', 'Ủy viên Hội đồng', {
    fullName: 'Dương Văn Sơn',
    position: 'Ủy viên Hội đồng Thi đua - Khen thưởng tỉnh',
    unitId: 'so-noi-vu',
    roles: ['council_member'],
  }),
  staff('thanhtra', 'Thanh tra', {
    fullName: 'Hồ Sỹ Nam',
    position: 'Thanh tra viên',
    unitId: 'vp-ubnd',
    roles: ['inspector'],
  }),
  staff('quantri', 'Quản trị hệ thống', {
    fullName: 'Lý Thanh Bình',
    position: 'Quản trị viên',
    unitId: 'vp-ubnd',
    roles: ['administrator'],
  }),
  staff('motcua.canloc', 'Một cửa xã Can Lộc', {
    fullName: 'Phạm Thị Thu',
    position: 'Công chức một cửa',
    unitId: 'xa-can-loc',
    roles: ['reception_clerk'],
  }),
  staff('chuyenvien.canloc', 'Chuyên viên xã Can Lộc', {
    fullName: 'Trần Hữu Phước',
    position: 'Công chức thi đua - khen thưởng',
    unitId: 'xa-can-loc',
    roles: ['specialist'],
  }),
  staff('chutich.canloc', 'Chủ tịch UBND xã Can Lộc', {
    fullName: 'Lê Văn Hòa',
    position: 'Chủ tịch Ủy ban nhân dân xã',
    unitId: 'xa-can-loc',
    roles: ['leader'],
  }),
  staff('kiemtoan', 'Kiểm tra hệ thống', {
    fullName: 'Mai Xuân Phúc',
    position: 'Cán bộ kiểm tra',
    unitId: 'vp-ubnd',
    roles: ['auditor'],
  }),
];
