-- While a device is in the hands of somebody who gives a number: the one page that its session may open.
ALTER TABLE session ADD COLUMN handed_over TEXT;
