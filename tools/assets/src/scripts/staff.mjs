import { SortableTable } from '@ministryofjustice/frontend';
import { createAll } from 'govuk-frontend';

createAll(SortableTable, {
  statusMessage: 'Đã sắp xếp theo %heading% (%direction%)',
  ascendingText: 'tăng dần',
  descendingText: 'giảm dần',
});
