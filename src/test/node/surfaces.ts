import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/** What can be sent, with the blocks that Slack's types know: their own views would take any object as a block. */
export interface Surfaces {
  block: KnownBlock;
  modal: Omit<ModalView, 'blocks'> & { blocks: KnownBlock[] };
  home: Omit<HomeView, 'blocks'> & { blocks: KnownBlock[] };
}
