import { Controller, Get, Res } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, mayForSome, type StaffRole } from '@portal/identity';
import { Organisation } from '@portal/procedures';
import { PageRenderer } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { getStaff } from '../get-staff';

const ROLE_TITLES: Readonly<Record<StaffRole, string>> = {
  reception_clerk: 'Cán bộ tiếp nhận (bộ phận một cửa)',
  specialist: 'Chuyên viên',
  unit_head: 'Trưởng phòng',
  leader: 'Lãnh đạo',
  deputy: 'Cấp phó được ủy quyền',
  clerk_of_records: 'Văn thư',
  council_member: 'Ủy viên Hội đồng Thi đua - Khen thưởng',
  inspector: 'Thanh tra',
  administrator: 'Quản trị hệ thống',
  auditor: 'Kiểm tra hệ thống',
};

/** Who is signed in, and as what: the first page of those who have no work queue. */
@Controller('tai-khoan')
export class ProfileController {
  constructor(
    private readonly organisation: Organisation,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  @Allow('staff.profile')
  show(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { fullName, email, unitId, roles } = getStaff(actor);
    const shown = {
      rows: [
        { key: 'Họ và tên', value: fullName },
        { key: 'Thư điện tử', value: email },
        { key: 'Đơn vị', value: this.organisation.findUnit(unitId)?.name.vi ?? unitId },
        { key: 'Vai trò', lines: roles.map((role) => ROLE_TITLES[role]) },
      ],
      hasQueue: mayForSome(actor, 'queue.read'),
    };
    return this.pages.render(reply, 'back-office/profile', shown, { title: 'Tài khoản của tôi' });
  }
}
