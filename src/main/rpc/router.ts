import { implement } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import { about } from '../operations/about.ts'
import { addReply } from '../operations/add-reply.ts'
import { archiveBlocks } from '../operations/archive-blocks.ts'
import {
  addToAttachment,
  beginAttachment,
  deleteAttachment,
  readAttachment,
} from '../operations/attachments.ts'
import { forgetBounces, listBounces, readBounceGroup } from '../operations/bounce-groups.ts'
import {
  feedUpload,
  finishUpload,
  openUpload,
  readBounceText,
  stopUpload,
} from '../operations/bounce-uploads.ts'
import {
  backUp,
  checkDatabase,
  dataFacts,
  deleteEverything,
  restoreBackup,
} from '../operations/care-for-data.ts'
import { changeRequest } from '../operations/change-request.ts'
import { checkLists } from '../operations/check-lists.ts'
import { compareBlocks } from '../operations/compare-blocks.ts'
import type { Context } from '../operations/context.ts'
import { readCorrections, saveCorrection } from '../operations/corrections.ts'
import { diagnose } from '../operations/diagnose.ts'
import { diffScans, readChanges } from '../operations/diff-scans.ts'
import { examineMail, readMailReadiness } from '../operations/examine-mail.ts'
import { exportCampaign } from '../operations/export-campaign.ts'
import { exportComparison } from '../operations/export-comparison.ts'
import { exportWithProgress } from '../operations/export-with-progress.ts'
import { listCampaign } from '../operations/find-request.ts'
import { addToFeedUpload, finishFeedUpload, openFeedUpload } from '../operations/import-feed-upload.ts'
import { listBlocks } from '../operations/list-blocks.ts'
import { listFeeds } from '../operations/list-feeds.ts'
import { listScans } from '../operations/list-scans.ts'
import { describeAccount, saveAccount } from '../operations/mail-account.ts'
import {
  checkOwnFile,
  probeOwnFile,
  readOwnLists,
  removeOwnFile,
  saveOwnFile,
} from '../operations/own-lists.ts'
import { planScan } from '../operations/plan-scan.ts'
import { readProfile, saveProfile } from '../operations/profile.ts'
import { readAddress } from '../operations/read-address.ts'
import { readCatalogue } from '../operations/read-catalogue.ts'
import { readHealthHistory, readRecentHealth } from '../operations/read-health-history.ts'
import { decideAboutList, keepListKey, readListAccess } from '../operations/read-list-access.ts'
import { readRequest, saveRequestDraft } from '../operations/read-request.ts'
import { readScan } from '../operations/read-scan.ts'
import { readSettings } from '../operations/read-settings.ts'
import { rejudge } from '../operations/rejudge.ts'
import { addToReply, finishReply, openReply } from '../operations/reply-upload.ts'
import { readTemplates, saveTemplates } from '../operations/request-texts.ts'
import { resumeScan } from '../operations/resume-scan.ts'
import { saveLetterMail } from '../operations/save-letter-mail.ts'
import { saveOffer } from '../operations/save-offer.ts'
import { saveSettings } from '../operations/save-settings.ts'
import { requestMail, saveRequestMail, sendRequestMail } from '../operations/send-request.ts'
import { startCampaign } from '../operations/start-campaign.ts'
import { startFromBounces } from '../operations/start-from-bounces.ts'
import { startScans } from '../operations/start-scans.ts'
import { stopScan } from '../operations/stop-scan.ts'
import { updateFeeds } from '../operations/update-feeds.ts'
import { verifyRequest } from '../operations/verify-request.ts'
import { watchScan } from '../operations/watch-scan.ts'
import { writeProviderLetter } from '../operations/write-provider-letter.ts'
import { type ContractErrors, reportError } from './report-error.ts'

/** Answers the contract with operations on one context. `onFault` hears of every fault of the program. */
export function createRouter(context: Context, onFault: (error: unknown) => void) {
  const os = implement(contract).use(async ({ next, errors }) => {
    try {
      return await next()
    } catch (error) {
      throw reportError(error, errors, onFault)
    }
  })
  /** Errors of a stream come up while it is read, after its handler returned. */
  async function* stream<Item>(
    items: AsyncGenerator<Item, void, undefined>,
    errors: ContractErrors,
  ): AsyncGenerator<Item, void> {
    try {
      yield* items
    } catch (error) {
      throw reportError(error, errors, onFault)
    }
  }
  return os.router({
    app: {
      about: os.app.about.handler(() => about(context)),
    },
    blocks: {
      list: os.blocks.list.handler(() => listBlocks(context)),
      archive: os.blocks.archive.handler(({ input }) =>
        archiveBlocks(context, input.scanIds, input.archived),
      ),
      saveOffer: os.blocks.saveOffer.handler(({ input }) => saveOffer(context, input.block, input.offer)),
    },
    campaign: {
      list: os.campaign.list.handler(() => listCampaign(context)),
      start: os.campaign.start.handler(({ input }) => startCampaign(context, input.scanId)),
      startFromBounces: os.campaign.startFromBounces.handler(({ input }) =>
        startFromBounces(context, input.groupId, input.address),
      ),
      get: os.campaign.get.handler(({ input }) => readRequest(context, input.id, input.address)),
      change: os.campaign.change.handler(({ input }) => changeRequest(context, input)),
      saveDraft: os.campaign.saveDraft.handler(({ input }) =>
        saveRequestDraft(context, input.id, input.address, input.draft),
      ),
      reply: os.campaign.reply.handler(({ input }) => addReply(context, input.text, input.id)),
      replyOpen: os.campaign.replyOpen.handler(() => openReply(context)),
      replyPiece: os.campaign.replyPiece.handler(({ input }) =>
        addToReply(context, input.uploadId, input.bytes),
      ),
      replyFinish: os.campaign.replyFinish.handler(({ input }) =>
        finishReply(context, input.uploadId, input.id),
      ),
      attach: os.campaign.attach.handler(({ input }) => beginAttachment(context, input)),
      attachPiece: os.campaign.attachPiece.handler(({ input }) =>
        addToAttachment(context, input.attachmentId, input.bytes),
      ),
      attachment: os.campaign.attachment.handler(({ input }) => readAttachment(context, input.attachmentId)),
      deleteAttachment: os.campaign.deleteAttachment.handler(({ input }) =>
        deleteAttachment(context, input.attachmentId, input.deleted),
      ),
      verify: os.campaign.verify.handler(({ input, signal }) => verifyRequest(context, input.id, signal)),
      export: os.campaign.export.handler(({ input }) => exportCampaign(context, input)),
    },
    compare: {
      rank: os.compare.rank.handler(({ input }) => compareBlocks(context, input.items)),
      export: os.compare.export.handler(({ input }) =>
        exportComparison(compareBlocks(context, input.items), input.format),
      ),
    },
    corrections: {
      list: os.corrections.list.handler(() => readCorrections(context)),
      save: os.corrections.save.handler(({ input }) => saveCorrection(context, input)),
    },
    data: {
      facts: os.data.facts.handler(() => dataFacts(context)),
      backUp: os.data.backUp.handler(() => backUp(context)),
      restore: os.data.restore.handler(({ input }) => restoreBackup(context, input.name)),
      check: os.data.check.handler(() => checkDatabase(context)),
      diagnose: os.data.diagnose.handler(() => diagnose(context)),
      deleteAll: os.data.deleteAll.handler(() => deleteEverything(context)),
    },
    letters: {
      write: os.letters.write.handler(({ input }) => writeProviderLetter(context, input)),
      mail: os.letters.mail.handler(({ input }) => saveLetterMail(input)),
    },
    feeds: {
      list: os.feeds.list.handler(() => listFeeds(context)),
      update: os.feeds.update.handler(({ input, signal, errors }) =>
        stream(updateFeeds(context, input.feedIds, signal), errors),
      ),
      open: os.feeds.open.handler(({ input }) => ({
        uploadId: openFeedUpload(context, input.fileName, input.as),
      })),
      piece: os.feeds.piece.handler(({ input }) => addToFeedUpload(context, input.uploadId, input.bytes)),
      finish: os.feeds.finish.handler(({ input, signal }) =>
        finishFeedUpload(context, input.uploadId, signal),
      ),
    },
    bounces: {
      readText: os.bounces.readText.handler(({ input }) => readBounceText(context, input.text, input.ours)),
      open: os.bounces.open.handler(({ input }) => ({
        uploadId: openUpload(context, input.name, input.ours),
      })),
      feed: os.bounces.feed.handler(({ input }) => feedUpload(context, input.uploadId, input.bytes)),
      finish: os.bounces.finish.handler(({ input }) => finishUpload(context, input.uploadId)),
      stop: os.bounces.stop.handler(({ input }) => stopUpload(context, input.uploadId)),
      list: os.bounces.list.handler(() => listBounces(context)),
      group: os.bounces.group.handler(({ input }) => readBounceGroup(context, input.groupId)),
      forget: os.bounces.forget.handler(({ input }) => forgetBounces(context, input.groupId)),
    },
    lists: {
      catalogue: os.lists.catalogue.handler(() => readCatalogue(context)),
      check: os.lists.check.handler(({ input, signal, errors }) =>
        stream(checkLists(context, { listIds: input.listIds, signal }), errors),
      ),
      access: os.lists.access.handler(() => readListAccess(context)),
      decide: os.lists.decide.handler(({ input }) => decideAboutList(context, input.listId, input.decision)),
      saveKey: os.lists.saveKey.handler(({ input }) => keepListKey(context, input.id, input.key)),
      history: os.lists.history.handler(({ input }) => readHealthHistory(context, input.listId)),
      recentHealth: os.lists.recentHealth.handler(() => readRecentHealth(context)),
      own: os.lists.own.handler(() => readOwnLists(context)),
      checkOwn: os.lists.checkOwn.handler(({ input }) => checkOwnFile(context, input.name, input.text)),
      saveOwn: os.lists.saveOwn.handler(({ input }) => saveOwnFile(context, input.name, input.text)),
      removeOwn: os.lists.removeOwn.handler(({ input }) => removeOwnFile(context, input.name)),
      probeOwn: os.lists.probeOwn.handler(({ input, signal, errors }) =>
        stream(probeOwnFile(context, { ...input, signal }), errors),
      ),
    },
    readiness: {
      examine: os.readiness.examine.handler(({ input, signal }) => examineMail(context, input, signal)),
      get: os.readiness.get.handler(({ input }) => readMailReadiness(context, input.scanId)),
    },
    mail: {
      get: os.mail.get.handler(() => describeAccount(context)),
      set: os.mail.set.handler(({ input }) => saveAccount(context, input.account, input.password)),
      file: os.mail.file.handler(({ input }) => requestMail(context, input)),
      saveDraft: os.mail.saveDraft.handler(({ input }) => saveRequestMail(context, input)),
      send: os.mail.send.handler(({ input }) => sendRequestMail(context, input)),
    },
    profile: {
      get: os.profile.get.handler(() => readProfile(context)),
      set: os.profile.set.handler(({ input }) => saveProfile(context, input)),
      templates: os.profile.templates.handler(({ input }) => readTemplates(context, input.language)),
      saveTemplates: os.profile.saveTemplates.handler(({ input }) =>
        saveTemplates(context, input.language, input.yaml),
      ),
    },
    scans: {
      plan: os.scans.plan.handler(({ input }) => planScan(context, input)),
      start: os.scans.start.handler(async ({ input }) => {
        const { scanIds } = await startScans(context, input)
        return { scanIds }
      }),
      stop: os.scans.stop.handler(({ input }) => stopScan(context, input.scanId)),
      resume: os.scans.resume.handler(({ input }) => resumeScan(context, input.scanId)),
      watch: os.scans.watch.handler(({ input, signal, errors }) =>
        stream(watchScan(context, input.scanId, signal), errors),
      ),
      list: os.scans.list.handler(({ input }) => listScans(context, input)),
      get: os.scans.get.handler(({ input }) => readScan(context, input.scanId)),
      address: os.scans.address.handler(({ input }) => readAddress(context, input.scanId, input.address)),
      diff: os.scans.diff.handler(({ input }) => diffScans(context, input.before, input.after)),
      rejudge: os.scans.rejudge.handler(({ input }) => rejudge(context, input.scanId)),
      changes: os.scans.changes.handler(({ input }) => readChanges(context, input.scanId)),
      export: os.scans.export.handler(({ input, signal, errors }) =>
        stream(exportWithProgress(context, input, signal), errors),
      ),
    },
    settings: {
      get: os.settings.get.handler(() => readSettings(context)),
      set: os.settings.set.handler(({ input }) => saveSettings(context, input)),
    },
  })
}
