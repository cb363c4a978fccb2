import type { Organisation } from '@portal/procedures';
import { COMMUNE, type NomineeKind, type ProcedureVersion } from '@portal/procedures/core';

type Level = ProcedureVersion['level'];
type Kind = ProcedureVersion['kind']['value'];
type Filer = ProcedureVersion['filedBy'][number];

/** A choice of a filter: its value in addresses and its name. */
export interface Choice<T> {
  readonly is: T;
  readonly value: string;
  readonly text: string;
}

/** Levels in the order in which lists show them. */
export const LEVELS: readonly Choice<Level>[] = [
  { is: 'province', value: 'tinh', text: 'Cấp tỉnh' },
  { is: 'commune', value: 'xa', text: 'Cấp xã' },
  { is: 'state', value: 'nha-nuoc', text: 'Cấp Nhà nước, do tỉnh trình' },
  { is: 'district', value: 'huyen', text: 'Cấp huyện (đến 30/06/2025)' },
];

/** Public or between state bodies. */
export const KINDS: readonly Choice<Kind>[] = [
  { is: 'internal', value: 'noi-bo', text: 'Thủ tục nội bộ giữa các cơ quan nhà nước' },
  { is: 'public', value: 'cong-khai', text: 'Thủ tục cho tổ chức, cá nhân' },
];

/** Who may file. */
export const FILERS: readonly Choice<Filer>[] = [
  { is: 'organisation', value: 'to-chuc', text: 'Cơ quan, tổ chức' },
  { is: 'person', value: 'ca-nhan', text: 'Cá nhân' },
];

const nameIn = <T>(choices: readonly Choice<T>[], is: T): string =>
  choices.find((choice) => choice.is === is)?.text ?? '';

/** `Cấp tỉnh`. */
export const levelName = ({ level }: Pick<ProcedureVersion, 'level'>): string =>
  nameIn(LEVELS, level);

/** `Thủ tục nội bộ giữa các cơ quan nhà nước`. */
export const kindName = ({ kind }: Pick<ProcedureVersion, 'kind'>): string =>
  nameIn(KINDS, kind.value);

/** Online level as QĐ 638/QĐ-BNV and the decree on online services name it. */
export const ONLINE_LEVELS: Readonly<Record<ProcedureVersion['onlineLevel']['value'], string>> = {
  full: 'Toàn trình',
  partial: 'Một phần',
  information: 'Chỉ cung cấp thông tin',
};

const NOMINEES: Readonly<Record<NomineeKind['id'], string>> = {
  individual: 'cá nhân',
  posthumous: 'người đã mất (truy tặng)',
  collective: 'tập thể',
  household: 'hộ gia đình',
};

/** `cá nhân`, as it stands in a sentence. */
export const nomineeWord = (id: NomineeKind['id']): string => NOMINEES[id];

/** `cá nhân, tập thể`: who can be honoured. */
export const nomineesInWords = ({ nomineeKinds }: Pick<ProcedureVersion, 'nomineeKinds'>): string =>
  nomineeKinds.map(({ id }) => NOMINEES[id]).join(', ');

/** The name of a unit; of the commune that the applicant chooses, what it is called before. */
export const unitName = (organisation: Organisation, id: string): string =>
  id === COMMUNE ? 'UBND xã, phường nơi nộp' : organisation.getUnit(id).name.vi;
