import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pondCare } from '../../../../test/support/law-operations';
import { startTestApp, type TestApp } from '../../../../test/support/test-app';
import { Clock } from '../platform/clock';
import { Installation } from '../platform/platform.module';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { loadBuiltInLaws } from './built-in-laws';
import { EditionsService, type PublishEdition } from './editions.service';
import { editionStatusOn } from './law-facts';
import { LawsService } from './laws.service';

const kettle = (text: string) => text.replaceAll('池塘爱护条例', '水壶条例');
const bucket = (text: string) => text.replaceAll('池塘爱护条例', '水桶条例');

describe('publishing an edition', () => {
  let test: TestApp;
  let laws: LawsService;
  beforeAll(async () => {
    test = await startTestApp();
    laws = test.app.get(LawsService);
    await test.seed.law({ text: pondCare(2019), effectiveFrom: '2019-07-01' });
    await test.seed.law({ text: pondCare(2024), effectiveFrom: '2024-06-01', isPublished: false });
  });
  afterAll(() => test.close());

  async function publish(slug: string, how: PublishEdition) {
    const done = await test.app
      .get(Scopes)
      .run(EVERYWHERE, (on) => test.app.get(EditionsService).publishEdition(on, slug, how));
    await laws.reload();
    return done.ok ? done.value : done.refusal.code;
  }
  const statusOf = (slug: string, day = test.app.get(Clock).today()) => {
    const edition = laws.findEdition(slug)?.edition;
    return edition && editionStatusOn(edition, day);
  };

  it('may be cited only from then on', async () => {
    const cited = () => laws.catalogue.flatMap(({ editions }) => editions).map(({ slug }) => slug);
    expect(cited()).not.toContain('ctahtl-2024');
    expect(await publish('ctahtl-2024', { onDay: '2024-06-01' })).toEqual({
      slug: 'ctahtl-2024',
      endedEditions: ['ctahtl-2019'],
    });
    expect(cited()).toContain('ctahtl-2024');
  });

  it('ends the law’s earlier text the day before it begins', () => {
    expect(statusOf('ctahtl-2019', '2024-05-31')).toBe('in_force');
    expect(statusOf('ctahtl-2019', '2024-06-01')).toBe('superseded');
    expect(statusOf('ctahtl-2024', '2024-05-31')).toBe('not_yet');
    expect(statusOf('ctahtl-2024', '2024-06-01')).toBe('in_force');
  });

  it('ends another law by an article, settles a doubt, and the built-in catalogue does not bring it back', async () => {
    await test.seed.law({ text: kettle(pondCare(2024)), effectiveFrom: '2026-10-01', isPublished: false });
    const how = { endsEdition: 'daily-penalty-2014', repealedByArticle: 12, onDay: '2026-10-01' };
    expect(await publish('shtl-2026', how)).toEqual({
      slug: 'shtl-2026',
      endedEditions: ['daily-penalty-2014'],
    });
    await test.app
      .get(Scopes)
      .run(EVERYWHERE, (on) => loadBuiltInLaws(on, test.app.get(Installation).contentFolder));
    await laws.reload();
    expect(statusOf('daily-penalty-2014', '2026-09-30')).toBe('in_force');
    expect(statusOf('daily-penalty-2014', '2026-10-01')).toBe('repealed');
    expect(laws.findEdition('daily-penalty-2014')?.edition).toMatchObject({
      ...{ repealedByEdition: 'shtl-2026', repealedByArticle: 12, statusNote: null },
    });
  });

  it.each<[string, string, PublishEdition, string]>([
    ['an edition there is not', 'none', { onDay: '2026-10-01' }, 'EDITION_NOT_FOUND'],
    ['what is published', 'epl-2014', { onDay: '2026-10-01' }, 'EDITION_PUBLISHED_ALREADY'],
    [
      'an end of what is not there',
      'sttl-2026',
      { endsEdition: 'none', onDay: '2026-10-01' },
      'EDITION_NOT_FOUND',
    ],
    [
      'an end of itself',
      'sttl-2026',
      { endsEdition: 'sttl-2026', onDay: '2026-10-01' },
      'EDITION_ENDS_ITSELF',
    ],
    [
      'an end of what has ended',
      'sttl-2026',
      { endsEdition: 'epl-2014', onDay: '2026-10-01' },
      'EDITION_ENDED_ALREADY',
    ],
    [
      'an end before the beginning',
      'sttl-2026',
      { endsEdition: 'code-2026', onDay: '2026-08-15' },
      'EDITION_NOT_BEGUN',
    ],
    [
      'an article it does not have',
      'sttl-2026',
      { endsEdition: 'code-2026', repealedByArticle: 13, onDay: '2026-10-01' },
      'PLACE_NOT_THERE',
    ],
  ])('refuses %s and changes nothing', async (_case, slug, how, code) => {
    if (!laws.findEdition('sttl-2026'))
      await test.seed.law({ text: bucket(pondCare(2024)), effectiveFrom: '2026-10-01', isPublished: false });
    expect(await publish(slug, how)).toBe(code);
    expect(laws.findEdition('sttl-2026')?.edition.isPublished).toBe(false);
    expect(statusOf('code-2026')).toBe('in_force');
  });

  it('refuses days that another text of the law has', async () => {
    await test.seed.law({ text: pondCare(2019), effectiveFrom: '2022-01-01', isPublished: false });
    expect(await publish('ctahtl-2022', { onDay: '2022-01-01' })).toBe('EDITION_DAYS_TAKEN');
  });

  it('refuses an edition without a text', async () => {
    await test.database.query(
      `INSERT INTO editions (slug, law_slug, label, number, effective_from, status, articles)
       VALUES ('ctahtl-2030', 'ctahtl', '2030年', '', '2030-01-01', 'not_yet', 1)`,
    );
    expect(await publish('ctahtl-2030', { onDay: '2030-01-01' })).toBe('EDITION_WITHOUT_TEXT');
  });
});
