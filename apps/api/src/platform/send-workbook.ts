import type { FastifyReply } from 'fastify';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a spreadsheet to be kept as a file. */
export async function sendWorkbook(reply: FastifyReply, name: string, bytes: Uint8Array): Promise<void> {
  await reply
    .header('content-type', XLSX)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(bytes));
}
