import { ROLES } from '../roles';
import { type Action, ACTION_NAMES, ACTIONS } from './actions';
import { isRelation, PERMISSIONS, RELATIONS } from './permissions';

const cell = (text: string): string => text.replaceAll('|', '\\|');

function rolesByRelation(action: Action): string {
  const relations = Object.keys(RELATIONS).filter(isRelation);
  return relations
    .map((relation) => {
      const roles = PERMISSIONS.filter(
        (permission) => permission.action === action && permission.relation === relation,
      ).map(({ role }) => `\`${role}\``);
      return roles.length === 0 ? '' : `**${relation}**: ${roles.join(', ')}`;
    })
    .filter((part) => part !== '')
    .join('<br>');
}

/** The text of `docs/permissions.md`, made from the table so that it cannot drift from it. */
export function permissionsAsMarkdown(): string {
  const relations = Object.entries(RELATIONS).map(([name, meaning]) => `- **${name}**: ${meaning}`);
  const rows = ACTION_NAMES.map(
    (action) => `| \`${action}\` | ${cell(ACTIONS[action])} | ${rolesByRelation(action)} |`,
  );
  return [
    '# Who may do what',
    '',
    'Made from `libs/identity/src/permissions`; do not edit by hand. What stands in no row is refused.',
    '',
    `Roles: ${ROLES.map((role) => `\`${role}\``).join(', ')}. Everyone holds \`anonymous\`.`,
    '',
    'Relations to the dossier:',
    '',
    ...relations,
    '',
    '| action | what it covers | who |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
