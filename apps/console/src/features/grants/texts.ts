import type { Translated } from '@whetstone/ui';

const zh = {
  grantPlaces: { ABOVE: '上级', HERE: '本级', BELOW: '下级' },
  grants: {
    title: '授权',
    lead: '谁在哪个区划持有什么角色，由谁授予；要授权，请打开人员页面。',
    list: '授权清单',
    who: '谁能看到本区划',
    holder: '持有人',
    role: '角色',
    region: '区划',
    validFrom: '自',
    validTo: '至（不含当日）',
    untilRevoked: '收回为止',
    by: '授权人',
    byInstallation: '系统安装时',
    act: '操作',
    place: '层级',
    why: '依据',
    revoke: '收回',
    revokeTitle: '收回{{name}}的“{{role}}”',
    revokeText: '今天起不再有效；授权记录保留。',
    empty: '没有授权',
    emptyText: '换一个区域；不在您权限内的区域不显示。',
  },
};

const en: Translated<typeof zh> = {
  grantPlaces: { ABOVE: 'Above', HERE: 'Here', BELOW: 'Below' },
  grants: {
    title: 'Grants',
    lead: 'Who holds which role where, and who gave it. To grant a role, open the person.',
    list: 'Grants',
    who: 'Who can see this region',
    holder: 'Holder',
    role: 'Role',
    region: 'Region',
    validFrom: 'From',
    validTo: 'To (not that day)',
    untilRevoked: 'until revoked',
    by: 'Granted by',
    byInstallation: 'the installation',
    act: 'Action',
    place: 'Level',
    why: 'Why',
    revoke: 'Revoke',
    revokeTitle: 'Revoke “{{role}}” of {{name}}',
    revokeText: 'It no longer holds from today; the record stays.',
    empty: 'No grants',
    emptyText: 'Choose another region; regions outside your authority show nothing.',
  },
};

export const grantsTexts = { zh, en };
