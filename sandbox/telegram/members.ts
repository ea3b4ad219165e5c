import type { User } from 'grammy/types';
import type { MemberStanding } from './world.ts';

const RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: true,
};

/** https://core.telegram.org/bots/api#chatmember */
export function memberJson(user: User, standing: MemberStanding): Record<string, unknown> {
  if (standing === 'creator') return { user, status: 'creator', is_anonymous: false };
  if (standing === 'administrator') return { user, status: 'administrator', ...RIGHTS };
  if (standing === 'kicked') return { user, status: 'kicked', until_date: 0 };
  return { user, status: standing };
}
