import type { Command, DossierView } from '@portal/dossiers';
import type { Action } from '@portal/dossiers/lifecycle';
import type { Action as Permission } from '@portal/identity';
import type { FieldError, PlainDate } from '@portal/kernel';
import type { FormData } from '@portal/web';
import type { Now } from '../office-now';

/** What was typed, as a command; faults are those that the use case cannot see in it. */
export interface ReadCommand {
  readonly command: Command;
  readonly faults: readonly FieldError[];
}

/** A text that was typed, with the words that the form asks for it. */
export interface TypedText {
  readonly label: string;
  readonly text: string;
}

/** What a form is made for. */
export interface FormContext extends Now {
  readonly view: DossierView;
  readonly today: PlainDate;
}

/** One action of the case page: its words, its form, and how the form becomes a command. */
export interface ActionForm {
  readonly action: Action;
  /** Row of the permission table that guards its routes. */
  readonly rule: Permission;
  /** Last part of the address: `tiep-nhan`. */
  readonly path: string;
  /** Of the button and of the page. */
  readonly title: string;
  /** Template of the form; none: there is nothing to type, the preview comes at once. */
  readonly template: string | null;
  /** Said before it is taken when it cannot be undone. */
  readonly warning: string | null;
  /** The request that waits for approval stands on its pages. */
  readonly showsProposal?: true;
  /** Code of the sentence that confirms it. */
  readonly done: string;
  readonly read: (form: FormData, context: FormContext) => ReadCommand;
  /** What this form alone shows. */
  readonly page: (form: FormData, context: FormContext) => object;
  /** What must not be lost when somebody was faster. */
  readonly typed: (form: FormData, context: FormContext) => readonly TypedText[];
  /** Names of the fields or groups of fields, in the order of the page: that of its faults. */
  readonly fields: readonly string[];
  /** Name in the form of a field that the use case finds wrong. */
  readonly fieldName?: (field: string) => string;
  /** Which of several like rows a fault is in; empty when the sentence is enough. */
  readonly rowTitle?: (field: string, context: FormContext) => string;
}
