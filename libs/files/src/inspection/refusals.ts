import { CodedError, ErrorParams } from '@portal/kernel';

/** Why a content is refused; each has its sentence in `templates/messages/files.yaml`. */
export type RefusalReason =
  | 'empty'
  | 'unknown_type'
  | 'kind_not_accepted'
  | 'disguised'
  | 'mixed_content'
  | 'damaged'
  | 'password_protected'
  | 'active_content'
  | 'embedded_files'
  | 'macros'
  | 'expands_too_far'
  | 'picture_too_large'
  | 'infected';

/** Refuses a content for good: another try with the same bytes ends the same way. */
export function refuse(reason: RefusalReason, params: ErrorParams = {}): never {
  throw new CodedError('invalid', `files.${reason}`, params);
}
