/** What the page's HTML says is not here. @type {Record<string, string>} */
export const ENGLISH = {
	asks: '{sender} asks for photos of your ID card',
	fate: 'This site checks each photo and keeps none. When you send them, your browser sends the photos to {host}, and nowhere else.',
	wechat:
		'If the camera does not open in WeChat: tap “…” at the top right, then open in a browser.',
	'side.portrait': 'Portrait side (with the face)',
	'side.emblem': 'Emblem side (with the red emblem)',
	take: 'Take a photo',
	retake: 'Take it again',
	checkAgain: 'Check again',
	send: 'Send',
	sendAgain: 'Send again',
	sendAnyway: 'Send anyway',
	tryAgain: 'Try again',

	'verdict.checking': 'Checking … This takes longer on a slow network.',
	'verdict.good': '✓ Good photo',
	'poor.expired': 'This card has expired. You can send it, or take a photo of a newer one.',
	'hint.expired': 'This card has expired: take the newer one or, if you have none, this one again',
	'poor.several-cards':
		'There is more than one card. You can send it, or take a photo of one alone.',
	'poor.too-small': 'The card is small. You can send it, or move closer and take it again.',
	'poor.dark': 'The photo is dark. You can send it, or take it again in better light.',
	'poor.blurred': 'The photo is blurred. You can send it, or take it again.',
	'poor.glare': 'There is glare on the card. You can send it, or take it again from another angle.',
	'poor.cut-off': 'Part of the card is missing. You can send it, or take it again.',
	'poor.unclear': 'Some of it is hard to read. You can send it, or take it again.',
	'hint.no-card':
		'No ID card found: please retake it with the whole card in the picture, and sharp',
	'hint.other-document': 'This looks like another document: please take your resident ID card',
	'hint.other-side': 'This is the other side: please turn the card over and retake it',
	'hint.several-cards': 'More than one card: please take a photo of one alone',
	'hint.too-small': 'The card is too small: please move closer and retake it',
	'hint.dark': 'Too dark: please retake it in better light',
	'hint.blurred': 'Blurred: please hold still, let the camera focus, and retake it',
	'hint.glare': 'Glare on the card: please retake it from another angle',
	'hint.cut-off': 'Part of the card is missing: please retake it with all four corners in sight',
	'hint.unclear': 'Hard to read in places: please retake it closer, and in even light',

	'status.opening': 'Opening the link …',
	'reloaded.taken': 'This page was reloaded and keeps no photos: please take them again.',
	'reloaded.sending': 'Reloaded while sending: photos may have arrived. Resend only if asked.',
	'status.sentByLink':
		'Photos were already sent with this link. Send others only if you were asked to.',
	'status.ready': 'All done. You can send now.',
	'status.ofTwo':
		'These two photos seem to be of two people’s cards. You can take one again, or send them anyway.',
	'status.sending': 'Sending to {host} …',
	'status.slow': 'Still sending to {host}. Please keep this page open.',
	'status.sent': '✓ Sent to {host}. This page no longer has your photos; you can close it.',
	'status.sentBefore': 'The photos were already sent to {host}. There is nothing left to do.',
	'status.refused':
		'{host} did not accept the photos (status {status}). They are still here: please send them again. If that does not help, tell whoever sent you the link.',
	'status.refusedOfTwo':
		'{host} did not take the photos: they seem to be of two people’s cards. Please retake them with one person’s card.',
	'status.refusedWhy': '{host} cannot use the photos: {reason}',
	'status.over':
		'{host} takes no photos for this link now (status {status}). If you sent some before, they may have arrived. Please ask whoever sent you the link.',
	'status.unknown':
		'There was no answer from {host}, so it is not known whether the photos arrived. They are still here, and you can send them again.',

	'error.noToken': 'This link is incomplete. Please open it again from the message that you got.',
	'error.invalid': 'This link is not valid. Please check that it is complete, or ask for another.',
	'error.expired': 'This link has expired. Please ask whoever sent it for a new one.',
	'error.unreachable': 'This site cannot be reached. Please check your network and try again.',
	'error.noReply': 'This site is not available now (HTTP {status}). Please try again later.',
	'error.tooLong': 'This took too long: please take a photo of the card alone',
	'error.busy': 'Too many photos are being checked. Please try again in a moment.',
	'error.usedUp': 'This link allows no more checks. Please ask whoever sent it for a new one.',
	'error.unusable': 'This file cannot be used: please take a photo with the camera',
	'error.service': 'Something is wrong with this site. Please try again later.',
};
