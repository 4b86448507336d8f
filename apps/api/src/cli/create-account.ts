import { parseArgs } from 'node:util';
import { checkIdNumber, OFFICES, unitKindOf, type Gender } from '@whetstone/domain';
import { z } from 'zod';
import { assemble, Running } from '../assemble';
import { readConfig } from '../config';
import { GrantsService } from '../access/grants.service';
import { Role, type RoleName } from '../access/access.types';
import { RosterWriterService } from '../roster/roster-writer.service';
import { Clock } from '../platform/clock';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { createLogger } from '../platform/logger';
import { RegionsService } from '../regions/regions.service';

const roles = Object.values(Role) as [RoleName, ...RoleName[]];

const accountOptions = z.object({
  name: z.string().min(1),
  'id-number': z.string().refine((text) => checkIdNumber(text).ok, 'not a valid ID number 身份证号有误'),
  certificate: z.string().min(1),
  unit: z.string().min(1),
  region: z.coerce.number().int(),
  role: z
    .array(z.enum(roles))
    .min(1)
    .refine(
      (held) => OFFICES.filter((office) => held.includes(office)).length < 2,
      'nobody holds two of the three administrators 三员不得由同一人兼任',
    ),
});

type AccountOptions = z.infer<typeof accountOptions>;

/**
 * Puts the first people of an installation on the roster, with roles over a region: without them nobody could sign in to
 * let anybody else in. Prints the activation code with which the person chooses a password.
 * @throws Error that names every option that is missing or wrong.
 */
export async function createAccount(args: readonly string[], print: (line: string) => void): Promise<void> {
  const options = readOptions(args);
  const config = readConfig();
  const running = new Running();
  try {
    const app = await assemble(config, { logger: createLogger('error'), running, hasDemo: false });
    const region = app.get(RegionsService).find(options.region);
    if (!region) throw new Error(`--region ${options.region}: no such region 没有该行政区划`);
    const codes = await app.get(Scopes).run(EVERYWHERE, async (on) => {
      const added = await app.get(RosterWriterService).addNew(on, [rosterRow(options)]);
      for (const { officerId } of added) {
        for (const role of options.role) {
          await app
            .get(GrantsService)
            .insert(on, { officerId, role, regionCode: options.region, validFrom: app.get(Clock).today() });
        }
      }
      return added;
    });
    for (const { certificateNo, code } of codes) {
      print(`${options.name}  ${region.name}  ${options.role.join(', ')}`);
      print(`执法证号 account: ${certificateNo}`);
      print(`激活码 activation code: ${code}`);
    }
  } finally {
    await running.stop();
  }
}

function readOptions(args: readonly string[]): AccountOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ name: text, 'id-number': text, certificate: text, unit: text, region: text },
      role: { type: 'string', multiple: true },
    },
  });
  const parsed = accountOptions.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n'),
  );
}

function rosterRow(options: AccountOptions) {
  const checked = checkIdNumber(options['id-number']);
  if (!checked.ok) throw new Error('An ID number that was checked is wrong');
  const gender: Gender = checked.value.gender;
  return {
    name: options.name,
    gender,
    idNumber: checked.value.idNumber,
    certificateNo: options.certificate,
    unitName: options.unit,
    unitKind: unitKindOf(options.unit),
    regionCode: options.region,
    post: null,
    postedFrom: null,
  };
}
