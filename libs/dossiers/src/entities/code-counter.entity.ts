import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Last serial given within a series of dossier codes (one series per day). */
@Entity('code_counter')
@Check('code_counter_positive', `"last_serial" > 0`)
export class CodeCounter {
  @PrimaryColumn({ type: 'varchar', length: 60 })
  series: string;

  @Column({ type: 'int' })
  lastSerial: number;
}
