import type { BarChart } from './bar-chart';
import type { Table } from './table';

/** A part of a page of figures: its charts, each followed by its table. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly chart: BarChart | false;
  readonly tables: readonly Table[];
  /** What of it no source confirms; shown with the mark "Chưa xác minh". */
  readonly unverified: readonly string[];
}

/** A section in which only what differs need be said. */
export const sectionOf = (
  given: Pick<Section, 'id' | 'title'> & Partial<Omit<Section, 'id' | 'title'>>,
): Section => ({ paragraphs: [], chart: false, tables: [], unverified: [], ...given });
