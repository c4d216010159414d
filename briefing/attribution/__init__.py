"""Attribution: who says, believes, wants or fears what, in direct and in indirect speech."""
