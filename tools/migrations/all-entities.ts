import { deadlinesEntities } from '@portal/deadlines';
import { dossierEntities } from '@portal/dossiers';
import { filesEntities } from '@portal/files';
import { identityEntities } from '@portal/identity';
import { notificationsEntities } from '@portal/notifications';
import { proceduresEntities } from '@portal/procedures';

/** Every table of the portal, for the tools that compare them with the migrations. */
export const allEntities = [
  ...identityEntities,
  ...deadlinesEntities,
  ...filesEntities,
  ...notificationsEntities,
  ...dossierEntities,
  ...proceduresEntities,
];
