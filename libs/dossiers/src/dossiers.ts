import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Applicant, StaffMember } from '@portal/identity';
import { type Clock, CLOCK } from '@portal/kernel';
import { NoticeRenderer } from '@portal/notifications';
import type { ProcedureCatalogue } from '@portal/procedures';
import { DataSource, type EntityManager } from 'typeorm';
import { closeUnansweredDossiers } from './actions/close-unanswered-dossiers';
import { performAction } from './actions/perform-action';
import type { Command } from './commands';
import { DossierServices } from './dossier-services';
import {
  assertMayAttach,
  attachFile,
  type AttachTarget,
  type ReceivedFile,
  removeFile,
} from './drafts/attach-file';
import { chooseCommune } from './drafts/choose-commune';
import { createDraft, type NewDraft } from './drafts/create-draft';
import { deleteDraft, type DraftPatch, saveDraft } from './drafts/edit-draft';
import type { Attachment, Dossier } from './entities';
import { type ActionPreview, previewAction } from './preview/preview-action';
import { attachmentForReading } from './reading/attachment-for-reading';
import { type DossierView, readDossier } from './reading/dossier-view';
import { lookUpDossier, type PublicState } from './reading/look-up';
import { listOwnDossiers } from './reading/own-dossiers';
import { type PaperData, type PaperRequest, readPaper } from './reading/paper-data';
import type { PaperName } from './reading/papers';
import { countQueue, listQueue, type QueueFilter } from './reading/work-queue';
import { draftExtensions } from './sweep/draft-extensions';
import { placeAnew } from './sweep/place-anew';
import { tellMarks } from './sweep/tell-marks';
import { DossierNoticeSource } from './notices/dossier-notice-source';

/** How the mails of dossiers are found and put into words. */
@Injectable()
export class DossierNotices {
  constructor(
    readonly noticeSource: DossierNoticeSource,
    readonly renderer: NoticeRenderer,
  ) {}
}

/** A dossier as a page showed it: the version tells whether somebody was faster. */
export interface DossierReference {
  readonly dossierId: string;
  readonly version: number;
  readonly actor: Actor;
}

/** The door through which apps work with dossiers; each writing method is one transaction. */
@Injectable()
export class Dossiers {
  private readonly catalogue: ProcedureCatalogue;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly notices: DossierNotices,
    private readonly services: DossierServices,
  ) {
    this.catalogue = services.catalogue;
  }

  /** Carries out an action; see `performAction` for what it may refuse. */
  act(reference: DossierReference, command: Command): Promise<Dossier> {
    return this.dataSource.transaction((tx) => this.actIn(tx, reference, command));
  }

  /** As `act`, inside a transaction of the caller. */
  actIn(tx: EntityManager, reference: DossierReference, command: Command): Promise<Dossier> {
    const at = this.clock.now();
    return performAction(this.services, tx, { ...reference, command, at });
  }

  /**
   * Closes the dossiers whose time for a supplement has passed. Several sweeps at once are
   * harmless: who comes second finds the dossier changed and leaves it.
   * @returns how many were closed
   */
  closeUnanswered(): Promise<number> {
    return closeUnansweredDossiers(this, this.dataSource.manager, this.clock.now());
  }

  /**
   * Tells whoever holds a dossier, or has to supplement it, that a part of the time is over; see
   * `tellMarks`.
   * @returns how many marks fell due
   */
  tellMarks(): Promise<number> {
    return tellMarks(this.services, this.dataSource, this.clock.now());
  }

  /**
   * Drafts the apologies and new dates that have fallen due; see `draftExtensions`.
   * @returns how many dossiers were looked at
   */
  draftExtensions(): Promise<number> {
    return draftExtensions(this.services, this.dataSource, this.clock.now());
  }

  /**
   * Gives dossiers whose promise cannot be kept any more their later place; see `placeAnew`.
   * @returns how many were placed anew
   */
  placeAnew(): Promise<number> {
    return placeAnew(this.services, this.dataSource, this.clock.now());
  }

  /** What the action would bring: new state, new dates, the mails that would go. Changes nothing. */
  preview(reference: DossierReference, command: Command): Promise<ActionPreview> {
    return previewAction(
      {
        dataSource: this.dataSource,
        services: this.services,
        noticeSource: this.notices.noticeSource,
        renderer: this.notices.renderer,
      },
      { ...reference, command, at: this.clock.now() },
    );
  }

  /** Begins a draft; returns its id. */
  createDraft(draft: Omit<NewDraft, 'at'>): Promise<string> {
    const at = this.clock.now();
    return this.dataSource.transaction((tx) => createDraft(this.services, tx, { ...draft, at }));
  }

  /** Lets another commune receive a draft's dossier. */
  chooseCommune(reference: DossierReference, communeId: string): Promise<void> {
    const at = this.clock.now();
    return this.dataSource.transaction((tx) =>
      chooseCommune(this.services, tx, { ...reference, at }, communeId),
    );
  }

  /** Keeps what was typed. */
  saveDraft(reference: DossierReference, patch: DraftPatch): ReturnType<typeof saveDraft> {
    const at = this.clock.now();
    return this.dataSource.transaction((tx) =>
      saveDraft(this.catalogue, tx, { ...reference, at }, patch),
    );
  }

  /** Removes a draft that was never sent. */
  deleteDraft(reference: DossierReference): Promise<void> {
    const at = this.clock.now();
    return this.dataSource.transaction((tx) =>
      deleteDraft(this.catalogue, tx, { ...reference, at }),
    );
  }

  /** Refuses before a byte is read what could not be attached anyway. */
  assertMayAttach(target: Omit<AttachTarget, 'at'>): Promise<void> {
    const at = this.clock.now();
    return assertMayAttach(this.catalogue, this.dataSource.manager, { ...target, at });
  }

  /** Adds a stored file; it is filed with the action that follows. */
  attachFile(target: Omit<AttachTarget, 'at'>, file: ReceivedFile): Promise<string> {
    const at = this.clock.now();
    return this.dataSource.transaction((tx) =>
      attachFile(this.catalogue, tx, { ...target, at }, file),
    );
  }

  /** Takes back a file that was not filed yet. */
  removeFile(target: { dossierId: string; actor: Actor }, attachmentId: string): Promise<void> {
    const at = this.clock.now();
    return this.dataSource.transaction((tx) =>
      removeFile(this.catalogue, tx, { ...target, at }, attachmentId),
    );
  }

  /** The attachment for somebody who may open it. */
  attachmentForReading(actor: Actor, attachmentId: string): Promise<Attachment> {
    return attachmentForReading(this.catalogue, this.dataSource.manager, actor, attachmentId);
  }

  /** A dossier with all that its page shows. */
  read(actor: Actor, dossierId: string): Promise<DossierView> {
    const request = { actor, dossierId, at: this.clock.now() };
    return readDossier(this.services, this.dataSource.manager, request);
  }

  /** What a paper says; `renderDocument` takes it as it is. */
  paper<N extends PaperName>(request: Omit<PaperRequest<N>, 'at'>): Promise<PaperData<N>> {
    const at = this.clock.now();
    return readPaper(this.services, this.dataSource.manager, { ...request, at });
  }

  /** The dossiers of the parties that the account acts for. */
  listOwn(actor: Applicant, page: number): ReturnType<typeof listOwnDossiers> {
    return listOwnDossiers(this.catalogue, this.dataSource.manager, actor, page);
  }

  /** State, turn and dates by code and key; nothing personal. */
  lookUp(typed: { code: string; key: string }): Promise<PublicState> {
    const at = this.clock.now();
    return lookUpDossier(this.services, this.dataSource.manager, { ...typed, at });
  }

  /** The work queue in the order of the latest start that still meets the target. */
  listQueue(actor: StaffMember, filter: QueueFilter): ReturnType<typeof listQueue> {
    const request = { filter, at: this.clock.now() };
    return listQueue(this.services, this.dataSource.manager, actor, request);
  }

  /** How many dossiers stand in each view of the queue. */
  countQueue(actor: StaffMember): ReturnType<typeof countQueue> {
    return countQueue(this.services, this.dataSource.manager, actor, this.clock.now());
  }
}
